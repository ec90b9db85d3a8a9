package arboretum.experiment.wire;

/** What was read is not what it should be; the message says where and what is wrong. */
public final class CodecException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String path;
  private final String problem;

  CodecException(String problem) {
    this("", problem);
  }

  private CodecException(String path, String problem) {
    super(path.isEmpty() ? problem : path + ": " + problem);
    this.path = path;
    this.problem = problem;
  }

  /** Returns the same problem seen from one level further out. */
  CodecException within(String outer) {
    boolean joined = path.isEmpty() || path.startsWith("[");
    return new CodecException(joined ? outer + path : outer + "." + path, problem);
  }
}
