package arboretum.architecture.broken.experiment;

import arboretum.architecture.broken.report.ReportThing;

/** Knows modules that its own should not know. */
record SeesOthers(ReportThing reportThing) {}
