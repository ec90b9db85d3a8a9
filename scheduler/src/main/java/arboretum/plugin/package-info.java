/**
 * The extension points: policies, the factories that plug-ins offer, and the read-only views that
 * policies get. Entry: {@link arboretum.plugin.PolicyFactory}; {@link arboretum.plugin.Api} lists
 * the packages that plug-ins see. Depends on model and aggregate.
 */
@NullMarked
package arboretum.plugin;

import org.jspecify.annotations.NullMarked;
