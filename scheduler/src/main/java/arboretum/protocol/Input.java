package arboretum.protocol;

import arboretum.model.NodeName;

/**
 * Everything that reaches a role, in both modes: sim event, live queue entry, replay record. A
 * role's state is a function of its initial state, its seed and its inputs.
 *
 * @param node the receiver
 * @param sequence rises by one with each input of the node, from 1
 * @param atNanos when the handler runs, in nanoseconds since the run's start; stands still during
 *     the handler
 * @param payload what reached it
 */
public record Input(NodeName node, long sequence, long atNanos, Payload payload) {}
