package arboretum.architecture.broken.bench;

import arboretum.architecture.broken.cli.CliThing;

/** Knows modules that its own should not know. */
record SeesOthers(CliThing cliThing) {}
