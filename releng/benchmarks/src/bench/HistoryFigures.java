package bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.fs.WriteReason;
import dev.rustaiide.foundation.history.FileHistory;
import dev.rustaiide.foundation.platform.StandardPaths;

/** What local history adds to a save, and how long its lists take: {@code releng/bench foundation History --quick}. */
public final class HistoryFigures {
    private static final WriteReason REASON = new WriteReason(WriteReason.Kind.REFACTORED, "");
    private static final int FILES = 2000;
    private static final int RUNS = 31;

    private HistoryFigures() {}

    public static void main(String[] arguments) throws Exception {
        Path temporary = Files.createTempDirectory("history-figures");
        StandardPaths paths = fake(StandardPaths.class, (proxy, method, parameters) -> temporary);
        Settings settings = fake(Settings.class, (proxy, method, parameters) -> ((SettingKey<?>) parameters[0])
                .standard());
        FileHistory history = (FileHistory) Class.forName("dev.rustaiide.foundation.history.internal.DiskHistory")
                .getConstructor(StandardPaths.class, Settings.class).newInstance(paths, settings);
        Path file = temporary.resolve("a.rs");
        int[] number = {0};
        Figures.atMost("keep 50 KB before a save (on its thread, not the window's)", median(() -> {
            Files.writeString(file, ("let a = " + number[0]++ + ";\n").repeat(4000));
            return System.nanoTime();
        }, () -> history.keep(file, REASON)), "ms", 40, 15);
        for (int i = 0; i < FILES; i++) {
            history.keep(temporary.resolve("src/file" + i + ".rs"), ("text " + i).getBytes(), REASON);
        }
        Figures.atMost("list the revisions of a file", median(() -> 0L, () -> history.revisions(file)), "ms", 20, 5);
        Figures.atMost("list " + FILES + " files of a folder", median(() -> 0L, () -> history.below(temporary)), "ms",
                500, 200);
    }

    private static double median(Callable<Long> prepare, Callable<?> work) throws Exception {
        double[] times = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            prepare.call();
            long start = System.nanoTime();
            work.call();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[RUNS / 2];
    }

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
