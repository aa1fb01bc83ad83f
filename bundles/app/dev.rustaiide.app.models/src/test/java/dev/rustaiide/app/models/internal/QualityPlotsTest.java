package dev.rustaiide.app.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.model.validation.Evaluation;
import dev.rustaiide.app.models.internal.Plot.Shown;
import dev.rustaiide.app.models.internal.Plot.Value;

class QualityPlotsTest {
    private static final Evaluation MEASURED = new Evaluation("m", "2026-11-26", 2, 10, 80, 95, 85,
            List.of(new Evaluation.Bin(25, 20, 4), new Evaluation.Bin(75, 70, 6)),
            List.of(new Evaluation.Construct("call", 60, 90, 10)),
            List.of(new Evaluation.Bar(0.5, 3), new Evaluation.Bar(2, 6), new Evaluation.Bar(1e9, 1)),
            List.of(new Evaluation.Grown(10, 61.2), new Evaluation.Grown(20, 66.4)));

    private static List<String> names(Shown shown) {
        return shown.values().stream().map(Value::name).toList();
    }

    @Test
    void sureness_goes_along_the_foot_and_what_came_true_goes_up() {
        Shown shown = QualityPlots.calibration(MEASURED);
        assertEquals(new Value("25", 0.25, 20, 20), shown.values().getFirst());
        assertEquals(Plot.Kind.LINE_AND_DIAGONAL, shown.kind());
    }

    @Test
    void the_last_bar_is_named_by_what_its_answers_exceed() {
        Shown shown = QualityPlots.latencies(MEASURED);
        assertEquals(List.of("≤ 0.5", "≤ 2", "> 2"), names(shown));
        assertEquals(8, shown.most());
    }

    @Test
    void the_first_five_stand_behind_the_first() {
        assertEquals(new Value("call", 0, 60, 90), QualityPlots.constructs(MEASURED).values().getFirst());
    }

    @Test
    void the_scale_of_a_curve_holds_all_of_it() {
        Shown shown = QualityPlots.curve(MEASURED);
        assertTrue(shown.least() <= 61.2 && shown.most() >= 66.4, shown.least() + " to " + shown.most());
        assertEquals(1, shown.values().getLast().at());
    }

    @Test
    void tops_of_scales_are_round() {
        assertEquals(List.of(4.0, 8.0, 20.0, 40.0, 80.0, 200.0, 800.0), List.of(3, 5, 9, 21, 80, 81, 636).stream()
                .map(most -> QualityPlots.rounded(most)).toList());
    }
}
