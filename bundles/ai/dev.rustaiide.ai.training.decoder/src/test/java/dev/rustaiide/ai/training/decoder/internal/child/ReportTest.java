package dev.rustaiide.ai.training.decoder.internal.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void what_is_told_is_understood() {
        for (Report each : List.of(new Report.Learned(3, 1600, 24_576, 1.25, 7.5), new Report.Unseen(160, 3.25),
                new Report.Done(1600, 13_107_200, 4711.5, 2.375), new Report.FellBack(40),
                new Report.Refused("No room.", "Make some."))) {
            assertEquals(Optional.of(each), Report.of(each.line()));
        }
    }

    @Test
    void words_of_several_lines_stay_in_one() {
        assertEquals(Optional.of(new Report.Refused("one two three", "four")),
                Report.of(new Report.Refused("one\ttwo\nthree", " four\n").line()));
    }

    @Test
    void what_a_library_says_is_no_report() {
        for (String line : List.of("", "learned", "learned\tx\t1\t1\t1\t1", "unseen\t1", "Warning: CPU\t12",
                "refused\tonly one")) {
            assertEquals(Optional.empty(), Report.of(line), line);
        }
    }
}
