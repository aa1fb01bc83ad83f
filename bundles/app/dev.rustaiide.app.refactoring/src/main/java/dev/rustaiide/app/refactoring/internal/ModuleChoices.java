package dev.rustaiide.app.refactoring.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.PickerItem;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.common.FuzzyMatch;
import dev.rustaiide.foundation.common.FuzzyPattern;

/** What people may pick: what there is and fits what they type, and a module of another name, which is made. */
final class ModuleChoices {
    private ModuleChoices() {}

    /** {@code values} that fit, the best first, and what is typed itself. */
    static List<PickerItem<String>> of(String query, List<String> values) {
        List<PickerItem<String>> items = new ArrayList<>(matching(query, values, Function.identity()));
        String typed = query.strip();
        boolean fresh = !typed.isEmpty() && !values.contains(typed) && !values.contains("crate::" + typed);
        if (fresh) {
            items.add(new PickerItem<>(typed, Row.of(new Glyph(Icon.ADD, Token.ACCENT), typed)
                    .detail("a new module, unless it is there")));
        }
        return items;
    }

    static <T> List<PickerItem<T>> matching(String query, List<T> values, Function<T, String> label) {
        record Scored<T>(int score, PickerItem<T> item) {}
        FuzzyPattern pattern = FuzzyPattern.of(query);
        List<Scored<T>> scored = new ArrayList<>();
        for (T value : values) {
            Optional<FuzzyMatch> match = pattern.match(label.apply(value));
            match.ifPresent(found -> scored.add(new Scored<>(found.score(), new PickerItem<>(value,
                    Row.of(new Glyph(Icon.LANGUAGE_CODE, Token.MUTED), label.apply(value))
                            .matches(found.positions())))));
        }
        if (!query.isEmpty()) {
            scored.sort(Comparator.comparingInt((Scored<T> each) -> each.score()).reversed());
        }
        return scored.stream().map(Scored::item).toList();
    }
}
