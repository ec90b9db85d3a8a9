package arboretum.architecture.broken.cli;

/** Of the command line. */
public final class CliThing {}
