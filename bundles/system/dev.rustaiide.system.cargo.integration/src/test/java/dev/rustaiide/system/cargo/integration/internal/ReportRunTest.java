package dev.rustaiide.system.cargo.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.system.cargo.integration.CargoNews;
import dev.rustaiide.system.cargo.integration.CargoReport;
import dev.rustaiide.system.cargo.integration.CargoTask;

class ReportRunTest {
    private static final Path ROOT = Path.of("/work/x");
    private final List<String> printed = new ArrayList<>();
    private final List<Progress> progress = new ArrayList<>();

    private ReportRun run(CargoTask.Kind kind) {
        return new ReportRun(CargoTask.of(kind, ROOT), ROOT, news -> {
            if (news instanceof CargoNews.Printed(Line line)) {
                printed.add(line.text());
            }
        }, progress::add);
    }

    private static Line out(String text) {
        return new Line(text, false, true);
    }

    private static Line err(String text) {
        return new Line(text, true, true);
    }

    @Test
    void the_bar_is_progress_and_no_line() {
        ReportRun run = run(CargoTask.Kind.BUILD);
        run.take(err("    Building [=====>     ] 2/7: syn, serde       \r\u001b[K    Building [===] 3/7: syn   \r"
                + "\u001b[1m\u001b[32m   Compiling\u001b[0m app v0.1.0"));
        assertEquals(List.of(new Progress("Building syn, serde", 2, 7), new Progress("Building syn", 3, 7)), progress);
        assertEquals(List.of("\u001b[1m\u001b[32m   Compiling\u001b[0m app v0.1.0"), printed);
    }

    @Test
    void what_the_program_prints_is_its_own_whatever_it_looks_like() {
        ReportRun run = run(CargoTask.Kind.RUN);
        run.take(out("{\"reason\":\"build-finished\",\"success\":true}"));
        run.take(out("{\"reason\":\"compiler-message\",\"message\":{\"message\":\"false\",\"level\":\"error\"}}"));
        run.take(err("error: no such thing"));
        CargoReport report = run.result(1, Duration.ZERO);
        assertEquals(List.of(), report.problems());
        assertEquals(2, printed.size());
    }

    @Test
    void what_cargo_itself_complains_of_is_a_problem_without_its_colours() {
        ReportRun run = run(CargoTask.Kind.BUILD);
        run.take(err("\u001b[1m\u001b[31merror\u001b[0m: no matching package named `x` found"));
        CargoReport report = run.result(101, Duration.ZERO);
        assertEquals("no matching package named `x` found", report.problems().getFirst().message());
    }

    @Test
    void a_gigabyte_on_one_line_fills_nothing_and_the_next_line_counts() {
        ReportRun run = run(CargoTask.Kind.BUILD);
        String part = "x".repeat(Line.LIMIT);
        for (int i = 0; i < 256; i++) {
            run.take(new Line(part, false, false));
        }
        run.take(out("the end"));
        run.take(out("{\"reason\":\"compiler-artifact\",\"package_id\":\"path+file:///work/x#0.1.0\","
                + "\"target\":{\"name\":\"x\",\"kind\":[\"bin\"],\"src_path\":"
                + "\"/work/x/src/main.rs\"},\"fresh\":true,\"filenames\":[]}"));
        assertEquals(1, run.result(0, Duration.ZERO).artifacts().size());
        assertTrue(printed.isEmpty());
    }

    @Test
    void the_name_is_read_from_all_forms_of_an_id() {
        assertEquals("either",
                new PackageId("registry+https://github.com/rust-lang/crates.io-index#either@1.6.1").name());
        assertEquals("one", new PackageId("path+file:///tmp/one#0.1.0").name());
        assertEquals("one", new PackageId("path+file:///tmp/other#one@0.1.0").name());
        assertEquals("one", new PackageId("one 0.1.0 (path+file:///tmp/one)").name());
    }
}
