package bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.FileLocation.InArchive;
import dev.rustaiide.foundation.fs.FileLocation.InMemory;
import dev.rustaiide.foundation.fs.internal.MountedFiles;

/** A file of 20 KB in an archive of 1,000, by a path, against the JDK's own reader of zip files that is kept open. */
@BenchmarkMode(Mode.AverageTime)
@State(Scope.Benchmark)
public class VfsFigures {
    private static final String NAME = "src/module500/file.rs";

    private Path archive;
    /** The JDK remembers the index of a file that is open. */
    private Path copy;
    private Path ours;
    private Path memory;
    private Path disk;
    private ZipFile theirs;

    @Setup
    public void make() throws IOException {
        archive = Files.createTempFile("figures", ".zip");
        byte[] text = new byte[20_000];
        Random random = new Random(1);
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) "etaoin shrdlu\n".charAt(random.nextInt(14));
        }
        try (OutputStream file = Files.newOutputStream(archive); var out = new ZipOutputStream(file)) {
            for (int i = 0; i < 1000; i++) {
                out.putNextEntry(new ZipEntry("src/module" + i + "/file.rs"));
                out.write(text);
            }
        }
        var files = new MountedFiles();
        ours = files.path(new InArchive(FileLocation.of(archive), "/" + NAME));
        memory = Files.write(files.path(new InMemory("/file.rs")), text);
        disk = Files.write(Files.createTempFile("figures", ".rs"), text);
        theirs = new ZipFile(archive.toFile());
        copy = Files.write(Files.createTempFile("figures", ".zip"), Files.readAllBytes(archive));
    }

    @TearDown
    public void delete() throws IOException {
        theirs.close();
        Files.delete(archive);
        Files.delete(copy);
        Files.delete(disk);
    }

    @Benchmark
    public Object inArchive() throws IOException {
        return Files.readAllBytes(ours);
    }

    @Benchmark
    public Object inZipFile() throws IOException {
        try (var in = theirs.getInputStream(theirs.getEntry(NAME))) {
            return in.readAllBytes();
        }
    }

    @Benchmark
    public Object index() throws IOException {
        return Files.exists(new MountedFiles().path(new InArchive(FileLocation.of(archive), "/" + NAME)));
    }

    @Benchmark
    public Object indexOfZipFile() throws IOException {
        try (ZipFile file = new ZipFile(copy.toFile())) {
            return file.getEntry(NAME);
        }
    }

    @Benchmark
    public Object inMemory() throws IOException {
        return Files.readAllBytes(memory);
    }

    @Benchmark
    public Object onDisk() throws IOException {
        return Files.readAllBytes(disk);
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Double> times = Figures.jmh(VfsFigures.class, TimeUnit.MICROSECONDS);
        Figures.ratio("a file in a zip / java.util.zip kept open", times.get("inArchive"), times.get("inZipFile"), "µs",
                2, 1.3);
        Figures.ratio("index of a zip of 1,000 / java.util.zip", times.get("index"), times.get("indexOfZipFile"), "µs",
                10, 5);
        Figures.ratio("a file in memory / on the disk", times.get("inMemory"), times.get("onDisk"), "µs", 1.5, 1);
    }
}
