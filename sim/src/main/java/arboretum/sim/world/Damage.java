package arboretum.sim.world;

import arboretum.experiment.plan.TimedAction.State;
import arboretum.experiment.wire.TornJournal;
import arboretum.random.RandomSource;
import arboretum.sim.engine.Engine;
import arboretum.sim.network.Network;
import arboretum.sim.network.Way;
import arboretum.sim.runtime.DeviceRuntime;
import arboretum.trace.TraceEvent;

/** What faults do to links, and to what a stopped node keeps. */
final class Damage {
  private final long seed;
  private final Tree tree;
  private final Network network;
  private final Engine engine;
  private final Observer observer;

  Damage(long seed, Tree tree, Network network, Engine engine, Observer observer) {
    this.seed = seed;
    this.tree = tree;
    this.network = network;
    this.engine = engine;
    this.observer = observer;
  }

  /** A stopped node loses its journal and images; torn: the end of its journal. */
  void loseState(SimNode node, State state) {
    if (state == State.TORN) {
      tear(node);
      return;
    }
    node.journal.clear();
    DeviceRuntime runtime = node.runtime;
    if (runtime != null) {
      runtime.loseImages();
    }
  }

  private void tear(SimNode node) {
    RandomSource random =
        RandomSource.seeded(seed)
            .fork("torn")
            .fork(node.name.path())
            .fork(Long.toString(node.session));
    TornJournal torn = TornJournal.cut(node.journal, random);
    node.journal.clear();
    node.journal.addAll(torn.kept());
    if (torn.lost() > 0) {
      say(node, new TraceEvent.JournalTorn(torn.kept().size(), torn.lost()));
    }
  }

  /** Cuts one way between a node and its parent. */
  void cut(int member, Way way) {
    network.cut(tree.link(member), way);
    say(tree.nodes().get(member), new TraceEvent.LinkCut(way == Way.UP));
  }

  /** Takes one cut back. */
  void heal(int member, Way way) {
    network.heal(tree.link(member), way);
    say(tree.nodes().get(member), new TraceEvent.LinkHealed(way == Way.UP));
  }

  private void say(SimNode node, TraceEvent event) {
    observer.onTrace(engine.nowNanos(), node.name, event);
  }
}
