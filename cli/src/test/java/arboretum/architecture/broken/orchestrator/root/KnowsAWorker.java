package arboretum.architecture.broken.orchestrator.root;

import arboretum.architecture.broken.orchestrator.worker.Worker;

/** A tier that knows another. */
record KnowsAWorker(Worker worker) {}
