package dev.rustaiide.system.cli.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

import dev.rustaiide.system.cli.ExitCode;

/** Runs one verb and ends the framework with its exit code. */
public final class CommandLine implements IApplication {
    private static final long PATIENCE_MS = 10_000;

    @Override
    public Object start(IApplicationContext context) throws InterruptedException {
        List<String> arguments = List.of((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
        BundleContext bundle = FrameworkUtil.getBundle(CommandLine.class).getBundleContext();
        var tracker = new ServiceTracker<VerbTable, VerbTable>(bundle, VerbTable.class, null);
        tracker.open();
        System.setOut(System.err); // what a library prints by itself is no answer, and would break a protocol
        try (var terminal = new Terminal(utf8(FileDescriptor.out), utf8(FileDescriptor.err), Terminal.isPerson())) {
            VerbTable verbs = tracker.waitForService(PATIENCE_MS);
            if (verbs == null) {
                terminal.message("rust-ai-ide: the command line is not there; the installation is damaged.");
                return ExitCode.FAILURE.number();
            }
            return verbs.run(arguments, terminal, Path.of("").toAbsolutePath()).number();
        } finally {
            tracker.close();
        }
    }

    /** Whatever the locale: JSON asks for it, and names of files have letters that ASCII lacks. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    @Override
    public void stop() {
        // start() ends by itself; the framework stops the services that verbs wait for
    }
}
