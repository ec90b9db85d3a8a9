package arboretum.experiment.data;

import arboretum.experiment.data.DataSet.DataFile;
import arboretum.experiment.data.DataSet.Imported;
import arboretum.experiment.data.FileCheck.State;
import arboretum.experiment.data.csv.TextFile;
import arboretum.experiment.data.importer.Importer;
import arboretum.experiment.data.importer.Importers;
import arboretum.experiment.problem.InputException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Downloads the origin of a set, checks it, converts it, checks the result and puts it in place by
 * one rename, so that a folder of the cache is whole or absent whatever happens on the way.
 */
public final class DataDownload {
  /** Patience for one file, from the request to its last byte. */
  public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(5);

  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(20);
  private static final int OK = 200;

  private final Optional<URI> base;
  private final Duration patience;

  /**
   * Creates a download.
   *
   * @param base address to use in place of the registry's, ending in a slash (a mirror, a test)
   * @param patience longest time for one file
   */
  public DataDownload(Optional<URI> base, Duration patience) {
    this.base = base;
    this.patience = patience;
  }

  /** Carries the one line that the user sees. */
  private static final class DownloadException extends Exception {
    private static final long serialVersionUID = 1;

    DownloadException(String message) {
      super(message);
    }
  }

  GetResult get(DataSet set, Imported origin, Path cache) {
    Path target = cache.resolve(set.name());
    if (Files.isDirectory(target) && firstDefect(set, target).isEmpty()) {
      return new GetResult.AlreadyThere(target);
    }
    Path work = null;
    try {
      Importer importer = importer(set, origin);
      Files.createDirectories(cache);
      work = Files.createTempDirectory(cache, ".get-" + set.name() + "-");
      Path originFolder = Files.createDirectory(work.resolve("origin"));
      fetchAll(set, origin, originFolder);
      Path result = Files.createDirectory(work.resolve("result"));
      importer.run(originFolder, result);
      Optional<FileCheck> defect = firstDefect(set, result);
      if (defect.isPresent()) {
        String file = defect.get().file().getFileName() + ": " + defect.get().detail();
        throw new DownloadException("the converted file " + file);
      }
      put(result, target, work.resolve("old"));
      return new GetResult.Got(target);
    } catch (DownloadException | InputException e) {
      return failed(set, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return failed(set, TextFile.reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(set, "interrupted");
    } finally {
      if (work != null) {
        deleteTree(work);
      }
    }
  }

  private static GetResult failed(DataSet set, String why) {
    return new GetResult.Failed(set.name() + " was not obtained, nothing was kept: " + why);
  }

  private static Importer importer(DataSet set, Imported origin) throws DownloadException {
    Optional<Importer> importer =
        Importers.named(origin.importer()).filter(i -> i.version() == origin.importerVersion());
    if (importer.isEmpty()) {
      String wanted = origin.importer() + " version " + origin.importerVersion();
      throw new DownloadException("this program has no importer " + wanted + " for " + set.name());
    }
    return importer.get();
  }

  private static Optional<FileCheck> firstDefect(DataSet set, Path folder) {
    return set.files().stream()
        .map(file -> DataSets.check(set.name(), folder.resolve(file.name()), file))
        .filter(check -> check.state() != State.RIGHT)
        .findFirst();
  }

  private void fetchAll(DataSet set, Imported origin, Path folder)
      throws DownloadException, IOException, InterruptedException {
    URI from = base.orElseGet(() -> URI.create(origin.raw()));
    try (var client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      for (DataFile file : origin.files()) {
        Path to = folder.resolve(file.name()).normalize();
        if (!to.startsWith(folder)) {
          throw new DownloadException("the registry names a file outside " + set.name());
        }
        Files.createDirectories(to.getParent() == null ? folder : to.getParent());
        fetch(client, from.resolve(file.name()), file, to);
      }
    }
  }

  private void fetch(HttpClient client, URI address, DataFile file, Path to)
      throws DownloadException, IOException, InterruptedException {
    int status = request(client, address, to);
    if (status != OK) {
      throw new DownloadException(address + " answered with status " + status);
    }
    long size = Files.size(to);
    String sha256 = Sha256.ofBytes(to);
    if (!sha256.equals(file.sha256())) {
      throw new DownloadException(
          address
              + " has other bytes than the registry says: "
              + size
              + " bytes with SHA-256 "
              + sha256
              + ", wanted "
              + file.bytes()
              + " with "
              + file.sha256());
    }
  }

  private int request(HttpClient client, URI address, Path to)
      throws DownloadException, InterruptedException {
    CompletableFuture<HttpResponse<Path>> answer =
        client.sendAsync(
            HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofFile(to));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new DownloadException(
          address + " did not arrive within " + patience.toMillis() + " ms");
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw new DownloadException(reason(address, to, e.getCause()));
    }
  }

  private static String reason(URI address, Path to, @Nullable Throwable cause) {
    if (isUnreachable(cause)) {
      return address.getHost() + " can't be reached (" + address + ")";
    }
    long arrived = to.toFile().length();
    String detail = cause == null ? "" : ": " + cause.getMessage();
    return address + " was cut off after " + arrived + " bytes" + detail;
  }

  private static boolean isUnreachable(@Nullable Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      boolean connecting = t instanceof ConnectException || t instanceof HttpTimeoutException;
      if (connecting || t instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }

  private static void put(Path result, Path target, Path old) throws IOException {
    if (Files.exists(target)) {
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(result, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (Files.exists(old)) {
        Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
  }

  private static void deleteTree(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // The set itself is whole or absent; a leftover below a name that begins with a dot does no
      // harm.
    }
  }
}
