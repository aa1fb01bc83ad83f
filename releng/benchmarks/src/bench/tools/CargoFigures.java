package bench.tools;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import bench.Figures;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.testing.FakeSyntax;
import dev.rustaiide.app.documents.testing.MemoryFiles;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.system.cargo.integration.CheckRequest;
import dev.rustaiide.system.cargo.integration.CheckResult;
import dev.rustaiide.system.cargo.integration.LiveFindings;
import dev.rustaiide.system.cargo.integration.internal.CargoSettings;
import dev.rustaiide.system.cargo.integration.internal.ProgramCargo;

/**
 * From the moment at which cargo check printed a problem until the editor has painted it, in a real window, with the
 * parts that the window has between the two. A program between Cargo and us notes the time of each problem before it
 * hands it on, so its own pipe counts as ours. Needs a display, cargo and perl.
 */
public final class CargoFigures {
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 40;
    private static final int LINES = 20;
    private static final String NOTING = """
            #!/usr/bin/perl
            use Time::HiRes qw(time);
            $| = 1;
            open(my $noted, ">>", "%s");
            $noted->autoflush(1);
            open(my $cargo, "-|", "%s", @ARGV) or exit 101;
            while (my $line = <$cargo>) {
                printf $noted "%%.6f\\n", time if $line =~ /"reason":"compiler-message"/ && $line =~ /E0425/;
                print $line;
            }
            close($cargo);
            exit($? >> 8);
            """;

    private final Path folder;
    private final Path source;
    private final Path noted;
    private final Display display = new Display();
    private final Problems problems = new Problems();
    private final ProgramCargo cargo;
    private CodeEditor editor;
    private String wanted = "?";
    private boolean set;
    private Instant painted;

    private CargoFigures(Path folder, ProgramCargo cargo, Path noted) {
        this.folder = folder;
        this.source = folder.resolve("src/main.rs");
        this.cargo = cargo;
        this.noted = noted;
    }

    public static void main(String... arguments) throws Exception {
        Path folder = Files.createTempDirectory("cargo").toRealPath();
        Path noted = folder.resolve("noted");
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("Cargo.toml"), "[package]\nname = \"one\"\nversion = \"0.1.0\"\n"
                + "edition = \"2021\"\n[workspace]\n");
        try (var machine = new RealMachine()) {
            Path real = machine.programs().find("cargo").orElseThrow(() -> new IOException("there is no cargo"));
            Path noting = folder.resolve("noting");
            Files.writeString(noting, NOTING.formatted(noted, real));
            noting.toFile().setExecutable(true);
            try (var settings = new TestSettings(Files.createDirectories(folder.resolve("home")),
                    new CargoSettings().keys(), List.of("--set", "cargo.program=" + noting), List::of, null, null)) {
                var cargo = new ProgramCargo(machine.processes(), machine.programs(), settings.settings(), silent());
                cargo.bindPolicy(any -> true);
                double[] times = new CargoFigures(folder, cargo, noted).run();
                Figures.atMost("cargo problem in the editor after cargo check printed it, median",
                        times[times.length / 2], "ms", 50, 10);
                Figures.atMost("  the same, p95", times[times.length * 95 / 100], "ms", 50, 10);
            }
        }
    }

    private static Events silent() {
        return (Events) Proxy.newProxyInstance(CargoFigures.class.getClassLoader(),
                new Class<?>[] {Events.class}, (proxy, method, values) -> null);
    }

    private static String code(int round) {
        var code = new StringBuilder("fn main() {\n");
        for (int i = 0; i < LINES; i++) {
            code.append(i == round % LINES ? "    println!(\"{}\", missing_" + round + ");\n" : "    println!();\n");
        }
        return code.append("}\n").toString();
    }

    private double[] run() throws Exception {
        Look look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                .newInstance();
        Shell shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setSize(900, 600);
        var files = new MemoryFiles();
        files.put(source, code(0));
        editor = new CodeEditor(shell, look, new Document(files.read(source), new Document.Ground(files,
                new FakeSyntax(), display::asyncExec, System::currentTimeMillis, event -> { })));
        shell.open();
        problems.onChange(() -> {
            List<Diagnostic> now = problems.in(source);
            editor.setDiagnostics(now);
            set = set || now.stream().anyMatch(each -> each.message().contains(wanted));
        });
        editor.view().canvas().addListener(SWT.Paint, event -> {
            if (set && painted == null) {
                painted = Instant.now();
            }
        });
        double[] times = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double time = round(round + WARM_UP);
            if (round >= 0) {
                times[round] = time;
            }
        }
        display.dispose();
        Arrays.sort(times);
        return times;
    }

    private double round(int round) throws Exception {
        wanted = "missing_" + round + "`";
        set = false;
        painted = null;
        Files.writeString(source, code(round));
        long before = Files.exists(noted) ? Files.readAllLines(noted).size() : 0;
        var live = new LiveFindings(List.of(), new Ui(display), found -> problems.update("cargo", found));
        Call<CheckResult> call = cargo.check(new CheckRequest(CheckRequest.Tool.CHECK, folder, false), live);
        Instant[] ended = {null};
        call.whenDone(display::asyncExec, outcome -> ended[0] = Instant.now());
        for (long end = System.nanoTime() + 60_000_000_000L; painted == null || ended[0] == null;) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain: " + Optional.ofNullable(ended[0]));
            }
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
        live.end();
        problems.replace("cargo", List.of());
        // The compiler's last words name the code once more.
        double printed = Double.parseDouble(Files.readAllLines(noted).get((int) before)) * 1000;
        return painted.getEpochSecond() * 1000.0 + painted.getNano() / 1e6 - printed;
    }
}
