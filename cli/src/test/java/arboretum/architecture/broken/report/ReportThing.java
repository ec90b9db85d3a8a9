package arboretum.architecture.broken.report;

/** Of the report. */
public final class ReportThing {}
