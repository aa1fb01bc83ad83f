package bench.tools;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import bench.Figures;
import dev.rustaiide.app.debugger.internal.DebugCommands;
import dev.rustaiide.app.debugger.internal.DebugRun;
import dev.rustaiide.app.debugger.internal.EditorMarks;
import dev.rustaiide.app.debugger.internal.KeptBreakpoints;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.testing.FakeSyntax;
import dev.rustaiide.app.documents.testing.MemoryFiles;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.TestArrows;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.testing.TestCommands;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.system.cargo.integration.testing.TestCargo;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.DebugTarget;
import dev.rustaiide.system.debug.adapter.Step;
import dev.rustaiide.system.debug.adapter.internal.AdapterDebugging;
import dev.rustaiide.system.debug.adapter.internal.BuiltInAdapters;
import dev.rustaiide.system.debug.adapter.internal.DebugSettings;

/**
 * From the step command until the editor has painted the new line, in a real window, against the time that lldb-dap
 * itself takes for the same step and the same stack, asked by a client that does nothing else. Needs a display.
 */
public final class DebugFigures {
    private static final int WARM_UP = 30;
    private static final int STEPS = 200;
    private static final long REST = 40;
    private static final int FRAMES = 50;
    private static final String CODE = """
            fn main() {
                let mut sum: u64 = 0;
                let mut last: u64 = 1;
                let words = vec!["a".to_string(), "b".to_string()];
                while sum < u64::MAX / 2 {
                    sum += last;
                    last = sum % 7;
                    last += words.len() as u64;
                }
                println!("{sum}");
            }
            """;

    private DebugFigures() {}

    private record Paths(Path config, Path data, Path cache, Path logs, Path state) implements StandardPaths {}

    public static void main(String... arguments) throws Exception {
        Path folder = Files.createTempDirectory("debug").toRealPath();
        Path source = Files.writeString(folder.resolve("main.rs"), CODE);
        Path program = folder.resolve("main");
        if (new ProcessBuilder("rustc", "-g", "-o", program.toString(), source.toString()).inheritIO().start()
                .waitFor() != 0) {
            throw new IOException("rustc does not build it");
        }
        double[] raw = raw(program, source);
        double[] ours = ours(folder, program, source);
        Figures.note("lldb-dap alone: step and stack, median", median(raw), "ms");
        Figures.note("step command to painted line, median", median(ours), "ms");
        Figures.note("  the same, p95", ours[ours.length * 95 / 100], "ms");
        Figures.atMost("step to highlighted line over the adapter's own time", median(ours) - median(raw), "ms", 50,
                16);
        Figures.atMost("  the same, p95 over p95", ours[ours.length * 95 / 100] - raw[raw.length * 95 / 100], "ms", 50,
                16);
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    // The adapter alone.

    private static double[] raw(Path program, Path source) throws Exception {
        Process adapter = new ProcessBuilder("lldb-dap-19").start();
        var peer = new RawPeer(new BufferedInputStream(adapter.getInputStream()), adapter.getOutputStream());
        peer.ask("initialize", Json.object().put("adapterID", "lldb-dap").put("linesStartAt1", true)
                .put("columnsStartAt1", true).put("pathFormat", "path").build());
        peer.send("launch", Json.object().put("program", program.toString()).build());
        peer.event("initialized");
        peer.ask("setBreakpoints", Json.object().put("source", Json.object().put("path", source.toString()).build())
                .put("breakpoints", Json.array(List.of(Json.object().put("line", 6).build()))).build());
        peer.ask("configurationDone", Json.NULL);
        long thread = peer.event("stopped").get("body").number("threadId");
        peer.ask("setBreakpoints", Json.object().put("source", Json.object().put("path", source.toString()).build())
                .put("breakpoints", Json.array(List.of())).build());
        double[] times = new double[STEPS];
        for (int i = -WARM_UP; i < STEPS; i++) {
            long start = System.nanoTime();
            peer.send("next", Json.object().put("threadId", thread).put("granularity", "line").build());
            peer.event("stopped");
            peer.ask("stackTrace", Json.object().put("threadId", thread).put("startFrame", 0).put("levels", FRAMES)
                    .build());
            if (i >= 0) {
                times[i] = (System.nanoTime() - start) / 1e6;
            }
            Thread.sleep(REST);
        }
        peer.ask("disconnect", Json.object().put("terminateDebuggee", true).build());
        adapter.destroy();
        Arrays.sort(times);
        return times;
    }

    /** Writes and reads messages one after another. */
    private static final class RawPeer {
        private final InputStream in;
        private final OutputStream out;
        private int sequence;

        RawPeer(InputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        void send(String command, Json arguments) throws IOException {
            Json.ObjectBuilder message = Json.object().put("seq", ++sequence).put("type", "request")
                    .put("command", command);
            byte[] body = (arguments.isNull() ? message.build() : message.put("arguments", arguments).build()).print()
                    .getBytes(StandardCharsets.UTF_8);
            out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
        }

        Json ask(String command, Json arguments) throws Exception {
            send(command, arguments);
            for (Json message = read();; message = read()) {
                if (message.number("request_seq", -1) == sequence) {
                    return message;
                }
            }
        }

        Json event(String name) throws Exception {
            for (Json message = read();; message = read()) {
                if (message.string("event", "").equals(name)) {
                    return message;
                }
            }
        }

        private Json read() throws Exception {
            int length = 0;
            for (String line = line(); !line.isEmpty(); line = line()) {
                length = line.startsWith("Content-Length: ") ? Integer.parseInt(line.substring(16)) : length;
            }
            return Json.parse(new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("it has ended");
                }
                line.append(c == '\r' ? "" : (char) c);
            }
            return line.toString();
        }
    }

    // The window.

    private static List<SettingKey<?>> keys() {
        List<SettingKey<?>> keys = new ArrayList<>(new DebugSettings().keys());
        keys.addAll(TestCargo.settings());
        return keys;
    }

    private static double[] ours(Path folder, Path program, Path source) throws Exception {
        Display display = new Display();
        Look look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                .newInstance();
        Shell shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setSize(900, 600);
        var files = new MemoryFiles();
        files.put(source, CODE);
        var document = new Document(files.read(source), new Document.Ground(files, new FakeSyntax(),
                display::asyncExec, System::currentTimeMillis, event -> { }));
        var editor = new CodeEditor(shell, look, document);
        shell.open();
        Editors editors = (Editors) Proxy.newProxyInstance(DebugFigures.class.getClassLoader(),
                new Class<?>[] {Editors.class}, (proxy, method, values) -> switch (method.getName()) {
                    case "activeCode" -> Optional.of(editor);
                    case "look" -> {
                        editor.reveal(((Location) values[0]).range());
                        yield null;
                    }
                    default -> null;
                });
        FailureNotices notices = (FailureNotices) Proxy.newProxyInstance(DebugFigures.class.getClassLoader(),
                new Class<?>[] {FailureNotices.class}, (proxy, method, values) -> {
                    System.err.println(values[0]);
                    return null;
                });
        var ui = new Ui(display);
        var paths = new Paths(folder, folder, folder, folder, folder);
        try (var machine = new RealMachine();
                var settings = new TestSettings(folder, keys(), List.of(), List::of, null, null)) {
            var debugging = new AdapterDebugging(machine.programs(), machine.processes(), settings.settings(), paths,
                    TestCargo.toolchains(machine.processes(), machine.programs(), settings.settings(), place -> true))
                    .with(new BuiltInAdapters(), place -> true);
            var breakpoints = new KeptBreakpoints(paths, ui);
            var run = new DebugRun(debugging, breakpoints, editors, notices, ui);
            var commands = new DebugCommands(run, null, breakpoints, editors, null, null, null, notices, look, ui);
            new EditorMarks(editors, breakpoints, run, commands, new TestArrows(), TestCommands.none());
            var first = new Breakpoint.AtLine(source, 5, Breakpoint.When.ALWAYS);
            breakpoints.add(first);
            run.start(new DebugRun.Supply("main", output -> Call.of(DebugTarget.Launch.of(folder, program,
                    List.of()))));
            pump(display, () -> run.isStopped() && editor.marks().stop() == 5);
            breakpoints.removeAll();
            double[] times = steps(display, editor, run);
            run.end();
            for (long end = System.nanoTime() + 1_000_000_000; System.nanoTime() < end;) {
                display.readAndDispatch();
            }
            return times;
        }
    }

    private static double[] steps(Display display, CodeEditor editor, DebugRun run) throws InterruptedException {
        long[] painted = {0};
        int[] shown = {-1};
        editor.view().canvas().addListener(SWT.Paint, event -> {
            if (editor.marks().stop() != shown[0]) {
                shown[0] = editor.marks().stop();
                painted[0] = System.nanoTime();
            }
        });
        double[] times = new double[STEPS];
        for (int i = -WARM_UP; i < STEPS; i++) {
            long rest = System.nanoTime() + REST * 1_000_000;
            pump(display, () -> run.isStopped() && System.nanoTime() > rest);
            shown[0] = editor.marks().stop();
            painted[0] = 0;
            long start = System.nanoTime();
            run.go(Step.OVER);
            pump(display, () -> painted[0] != 0);
            if (i >= 0) {
                times[i] = (painted[0] - start) / 1e6;
            }
        }
        Arrays.sort(times);
        return times;
    }

    private interface Condition {
        boolean holds();
    }

    private static void pump(Display display, Condition condition) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain");
            }
            if (!display.readAndDispatch()) {
                // As a window's loop sleeps: until something comes, or for the pauses between steps.
                display.timerExec(5, () -> { });
                display.sleep();
            }
        }
    }
}
