package dev.rustaiide.foundation.logging.internal.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogReaderService;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.logging.LogEntry;
import dev.rustaiide.foundation.logging.Logs;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.security.Redactor;

/**
 * Lets the loggers of the process write, which SLF4J has made long before there are services, and brings the logs of
 * the framework and of the JDK to them. Nothing is opened before there is something to write.
 */
@Component(immediate = true)
public final class LogFiles implements Logs {
    /** The JDK's log takes 10 ms to set up, which a command that ends before then need not pay. */
    private static final long JDK_PAUSE_MS = 1000;

    private final LogRotation rotation;
    private final LogQueue queue;
    private final LogFile file;
    private final FrameworkLog framework;
    private final Settings.Watch level;
    private final Call<JdkLog> jdk;
    private final Thread atExit;

    @Activate
    public LogFiles(@Reference StandardPaths paths, @Reference Settings settings, @Reference Redactor redactor,
            @Reference LogReaderService frameworkLog) {
        if (!(LoggerFactory.getILoggerFactory() instanceof Loggers loggers)) {
            throw new IllegalStateException("SLF4J has chosen another provider: " + LoggerFactory.getILoggerFactory());
        }
        this.rotation = new LogRotation(paths.logs(), LogRotation.Limits.STANDARD, Clock.systemUTC());
        this.queue = loggers.queue();
        var lines = new JsonLines(redactor::redact, ProcessHandle.current().pid());
        this.file = new LogFile(rotation, lines, LogFiles::tell);
        loggers.level(LogSettings.level(settings.get(LogSettings.LEVEL)));
        this.level = settings.onChange(LogSettings.LEVEL, Runnable::run,
                value -> loggers.level(LogSettings.level(value)));
        this.framework = FrameworkLog.join(frameworkLog);
        this.atExit = new Thread(queue::writeAtOnce, "write the rest of the log");
        Runtime.getRuntime().addShutdownHook(atExit);
        queue.target(file);
        this.jdk = Call.start("join the JDK's log", scope -> {
            Thread.sleep(JDK_PAUSE_MS);
            return JdkLog.join();
        });
    }

    @Deactivate
    void close() {
        jdk.cancel();
        level.close();
        framework.close();
        queue.flush();
    }

    /** There is no log to say it in. Once, for the file says it once. */
    private static void tell(String complaint) {
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)
                .println("rust-ai-ide: " + complaint);
    }

    @Override
    public Path file() {
        return rotation.file();
    }

    @Override
    public List<Path> files() throws FailureException {
        try {
            return rotation.files();
        } catch (IOException denied) {
            throw unreadable(rotation.file().getParent(), denied);
        }
    }

    @Override
    public void flush() {
        queue.flush();
    }

    @Override
    public List<LogEntry> last(int count, Predicate<LogEntry> wanted) throws FailureException {
        return LogReading.last(files(), count, wanted);
    }

    @Override
    public void follow(Consumer<LogEntry> reader) throws FailureException, InterruptedException {
        new LogReading.Following(rotation.file()).run(reader);
    }

    static FailureException unreadable(Path path, IOException denied) {
        return new FailureException(new Failure.Other("Cannot read the log.",
                path + " cannot be read: " + denied.getMessage() + '.', "Check its permissions."), denied);
    }
}
