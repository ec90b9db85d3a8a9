/**
 * Ranking of clusters and selection of workers: view in, decision out; nothing is sent from here.
 * Entry: {@link arboretum.placement.Policies}, which knows them by name. Depends on plugin.
 */
@NullMarked
package arboretum.placement;

import org.jspecify.annotations.NullMarked;
