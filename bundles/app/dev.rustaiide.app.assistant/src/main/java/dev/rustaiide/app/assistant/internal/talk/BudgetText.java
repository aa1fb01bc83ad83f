package dev.rustaiide.app.assistant.internal.talk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.rustaiide.ai.assistant.Budget;
import dev.rustaiide.ai.assistant.Spent;
import dev.rustaiide.foundation.common.Counted;

/** What a turn has used, in words. */
public final class BudgetText {
    private BudgetText() {}

    /** All of it against what it may take: {@code 1,204 of 200,000 tokens · 0:07 of 10:00 · 2 of 40 steps}. */
    public static String against(Spent spent, Budget budget) {
        return number(spent.tokens()) + " of " + number(budget.tokens()) + " tokens · " + clock(spent.time()) + " of "
                + clock(budget.time()) + (spent.steps() > 0 ? " · " + spent.steps() + " of "
                + Counted.of(budget.steps(), "step") : "");
    }

    /** In the end, without what was not used: {@code 1,204 tokens · 7 s}. */
    public static String of(Spent spent) {
        List<String> words = new ArrayList<>();
        if (spent.tokens() > 0) {
            words.add(number(spent.tokens()) + (spent.tokens() == 1 ? " token" : " tokens"));
        }
        if (spent.steps() > 0) {
            words.add(Counted.of(spent.steps(), "step"));
        }
        words.add(took(spent.time()));
        return String.join(" · ", words);
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String clock(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    private static String took(Duration time) {
        long millis = time.toMillis();
        return millis < 1_000 ? millis + " ms" : millis < 60_000
                ? String.format(Locale.ROOT, "%.1f s", millis / 1_000.0) : clock(time) + " min";
    }
}
