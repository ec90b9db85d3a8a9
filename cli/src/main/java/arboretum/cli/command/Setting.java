package arboretum.cli.command;

import arboretum.cli.console.Console;
import arboretum.experiment.run.Driver;
import java.util.function.UnaryOperator;

/**
 * What all commands are made with.
 *
 * @param commandLine as it was typed, for manifests
 * @param around is put around the simulation of each replication; identity but in tests
 */
record Setting(Console console, String commandLine, UnaryOperator<Driver> around) {}
