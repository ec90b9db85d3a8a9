/**
 * Plug-ins: jars of policies, each behind a class loader of its own, and the guards around what
 * they decide. Entry: {@link arboretum.experiment.plugin.PlugIns}. Depends on plan, problem and the
 * readings of scenario values.
 */
@NullMarked
package arboretum.experiment.plugin;

import org.jspecify.annotations.NullMarked;
