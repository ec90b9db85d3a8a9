package arboretum.port;

import arboretum.protocol.JournalRecord;

/**
 * What an orchestrator must still know after a restart.
 *
 * <p>Contract: a record is durable before any effect of the same handler leaves. Records come back
 * in the order of their append. What comes back after a crash is a prefix of what was appended.
 */
public interface Journal {
  void append(JournalRecord decision);
}
