package arboretum.experiment.plugin;

import arboretum.plugin.Api;

/**
 * What stands above the class loader of every plug-in: the JDK and the packages of the API, nothing
 * else of the program and nothing of its libraries.
 */
final class ApiLoader extends ClassLoader {
  private static final String OURS = "arboretum.";

  private final ClassLoader program;

  ApiLoader() {
    super("arboretum-api", ClassLoader.getPlatformClassLoader());
    this.program = ApiLoader.class.getClassLoader();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    int dot = name.lastIndexOf('.');
    if (Api.packages().contains(dot < 0 ? "" : name.substring(0, dot))) {
      return program.loadClass(name);
    }
    throw new ClassNotFoundException(name + why(name));
  }

  /** Returns why a class can't be seen, to follow its name. */
  static String why(String name) {
    return name.startsWith(OURS) ? " is internal to arboretum" : " is neither there nor in the JDK";
  }
}
