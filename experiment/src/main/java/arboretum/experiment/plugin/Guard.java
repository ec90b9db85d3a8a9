package arboretum.experiment.plugin;

import arboretum.experiment.plan.Extensions.OnFailure;
import arboretum.port.Trace;
import arboretum.trace.TraceEvent;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands around a policy of a plug-in: what it throws, and what it can't decide, is its failure.
 * Another failure of the program passes through.
 *
 * @param trace of the node that asks
 */
record Guard(PlugIn plugIn, OnFailure onFailure, FailureListener failures, Trace trace) {
  /**
   * Asks the policy.
   *
   * @param request what it is asked, in words; made only for a failure
   * @param wrong says what is impossible about an answer; empty text if nothing
   * @param instead the answer where it fails and the run goes on
   * @throws PlugInFailedException if it fails and the run ends
   */
  <T> T ask(
      Supplier<? extends @Nullable T> question,
      Supplier<String> request,
      Function<T, String> wrong,
      Supplier<T> instead) {
    PlugInFailedException failure;
    try {
      T answer = question.get();
      String what = answer == null ? "gave no answer" : wrong.apply(answer);
      if (answer != null && what.isEmpty()) {
        return answer;
      }
      failure = new PlugInFailedException(plugIn, request.get(), what, null);
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
      failure = thrown(request.get(), e);
    }
    failures.failed(failure);
    if (onFailure == OnFailure.STOP || failure.getCause() instanceof LinkageError) {
      throw failure;
    }
    trace.emit(new TraceEvent.PolicyFailed(failure.policy(), failure.problem()));
    return instead.get();
  }

  /** Tells the policy something that needs no answer. */
  void tell(Runnable what, Supplier<String> request) {
    ask(
        () -> {
          what.run();
          return true;
        },
        request,
        done -> "",
        () -> true);
  }

  private PlugInFailedException thrown(String request, Throwable thrown) {
    if (thrown instanceof NoClassDefFoundError missing && missing.getMessage() != null) {
      String name = missing.getMessage().replace('/', '.');
      String problem = "uses " + name + ", which" + ApiLoader.why(name);
      return new PlugInFailedException(plugIn, request, problem, thrown);
    }
    return new PlugInFailedException(plugIn, request, "threw " + thrown, thrown);
  }
}
