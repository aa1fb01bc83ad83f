package dev.rustaiide.foundation.logging.internal.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A process of {@link LogProcessesTest}: logs so many lines, tells each one that was logged, and ends or waits. */
final class LogWriter {
    private LogWriter() {}

    /** @param arguments folder, name, lines, and "exit" or "wait" */
    public static void main(String[] arguments) throws Exception {
        var limits = new LogRotation.Limits(64 << 10, Duration.ofDays(1), 64 << 20, Duration.ofDays(1));
        var rotation = new LogRotation(Path.of(arguments[0]), limits, Clock.systemUTC());
        var loggers = new Loggers(Map::of, () -> { });
        var complaints = new PrintStream(new FileOutputStream(FileDescriptor.err), true);
        var lines = new JsonLines(UnaryOperator.identity(), ProcessHandle.current().pid());
        loggers.queue().target(new LogFile(rotation, lines, complaints::println));
        Runtime.getRuntime().addShutdownHook(new Thread(loggers.queue()::writeAtOnce));
        var logger = loggers.getLogger(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        for (int i = 0; i < count; i++) {
            logger.info("{} {}", i, "x".repeat(i % 300));
            if (i % 50 == 0) {
                Thread.sleep(1);
            }
        }
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        out.println("logged");
        if ("exit".equals(arguments[3])) {
            System.exit(0);
        }
        Thread.sleep(60_000);
    }
}
