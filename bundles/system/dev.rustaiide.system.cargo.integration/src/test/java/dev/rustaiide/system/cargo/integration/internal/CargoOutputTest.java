package dev.rustaiide.system.cargo.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.types.Diagnostic;

/** Lines of the two streams come in any order. */
class CargoOutputTest {
    private static final String BARS = "    Building [=>   ] 1/3: a\r    Building [===> ] 2/3: b\r\u001b[K";

    private final List<String> printed = new ArrayList<>();
    private final CargoOutput output = new CargoOutput(Path.of("/w"), new CargoOutput.Listener() {
        @Override
        public void found(Diagnostic problem) {
            // Problems are tried elsewhere.
        }

        @Override
        public void printed(Line line) {
            printed.add(line.text());
        }
    });

    private void finished(boolean success) {
        output.take(new Line("{\"reason\":\"build-finished\",\"success\":" + success + "}", false, true));
    }

    private void error(String text) {
        output.take(new Line(text, true, true));
    }

    @Test
    void the_bar_of_a_build_that_failed_is_not_printed_though_the_failure_is_known_before_it() {
        finished(false);
        error(BARS + "error: could not compile `x`");
        error(BARS);
        assertEquals(List.of("\u001b[Kerror: could not compile `x`"), printed);
    }

    @Test
    void the_bar_of_a_build_is_not_printed_though_its_end_is_known_before_it() {
        finished(true);
        error(BARS + "    Finished `dev` profile in 0.1s");
        error("     Running `x`");
        assertEquals(List.of("\u001b[K    Finished `dev` profile in 0.1s", "     Running `x`"), printed);
    }

    @Test
    void a_bar_of_the_programs_own_stays_as_it_is() {
        error(BARS + "    Finished `dev` profile in 0.1s");
        finished(true);
        String own = "    Loading [=>   ] 1/3: a\r    Loading [===> ] 2/3: b\r";
        error(own);
        error("");
        assertEquals(List.of("\u001b[K    Finished `dev` profile in 0.1s", own, ""), printed);
    }
}
