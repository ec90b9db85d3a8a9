/**
 * What every tier above clusters shares: the table of members, ranking, offers and refusals,
 * silence and re-creation, reconciliation by epoch; and, for a member, the link to its parent.
 * Entry: {@link arboretum.orchestrator.delegation.Delegation}. Knows no tier.
 */
@NullMarked
package arboretum.orchestrator.delegation;

import org.jspecify.annotations.NullMarked;
