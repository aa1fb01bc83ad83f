package dev.rustaiide.system.cli.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.acceptance.Choice;
import dev.rustaiide.ai.acceptance.Choices;
import dev.rustaiide.ai.acceptance.Choices.Kept;
import dev.rustaiide.ai.acceptance.LearningSettings;
import dev.rustaiide.ai.acceptance.Outcome;
import dev.rustaiide.ai.acceptance.Shown;
import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.DeclaredFeature;
import dev.rustaiide.foundation.common.Amount;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.Json.ObjectBuilder;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Shows and erases what is kept of people's choices, and switches that on and off. */
@Component(property = Verb.NAME + "=learning")
public final class LearningVerb implements Verb {
    private static final int LATEST = 40;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    private final Choices choices;
    private final Settings settings;
    private final ComponentServiceObjects<CompletionLearning> completion;

    @Activate
    public LearningVerb(@Reference Choices choices, @Reference Settings settings,
            @Reference ComponentServiceObjects<CompletionLearning> completion) {
        this.choices = choices;
        this.settings = settings;
        this.completion = completion;
    }

    @Override
    public String name() {
        return "learning";
    }

    @Override
    public String summary() {
        return "says what is kept of what you take and leave of completions, shows it, and erases it";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("ACTION", Count.ONE, "status; show; erase; on; off"),
                new Parameter("DIR", Count.OPTIONAL, "With status, show and erase: this folder's alone; else all")),
                List.of(),
                "Off unless you switch it on. It stays on this machine: for each list and each ghost text the numbers"
                        + " that the ranker looked at, and what you took, typed or left; no word of your code, 2 MB a"
                        + " folder at most. “train --on DIR” learns from it, and keeps what it learned only if that is"
                        + " better; models that are installed already stay when it is erased: see “models rollback”.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        List<String> words = invocation.parameters();
        String action = words.getFirst();
        boolean switches = action.equals("on") || action.equals("off");
        if (switches && words.size() > 1) {
            invocation.message("It is on or off for all folders: say “learning " + action + "”.");
            return ExitCode.USAGE;
        }
        switch (action) {
            case "status" -> tell(invocation);
            case "show" -> show(invocation);
            case "erase" -> erase(invocation);
            case "on", "off" -> {
                settings.set(LearningSettings.ON, action.equals("on"));
                tell(invocation);
            }
            default -> {
                invocation.message("rust-ai-ide learning: there is no action “" + action + "”: it is one of erase, off,"
                        + " on, show, status.");
                return ExitCode.USAGE;
            }
        }
        return ExitCode.OK;
    }

    /** Of the folder that was named, which need not be there any more; else all. */
    private List<Kept> kept(Invocation invocation) throws FailureException, InterruptedException {
        List<Kept> all = choices.kept();
        if (invocation.parameters().size() < 2) {
            return all;
        }
        Path folder = invocation.folder().resolve(invocation.parameters().get(1)).toAbsolutePath().normalize();
        return all.stream().filter(each -> each.folder().equals(folder)).toList();
    }

    private void tell(Invocation invocation) throws FailureException, InterruptedException {
        List<Kept> kept = kept(invocation);
        invocation.print(choices.isOn() ? "Learning from choices is on." : "Learning from choices is off: nothing is"
                + " kept" + (kept.isEmpty() ? "." : ", and what was kept before is not learned from."));
        List<List<String>> rows = new ArrayList<>(List.of(List.of("FOLDER", "CHOICES", "SIZE", "FIRST", "LAST")));
        kept.forEach(each -> rows.add(List.of(each.folder().toString(), Integer.toString(each.choices()),
                Amount.bytes(each.bytes()), DAY.format(each.first()), DAY.format(each.last()))));
        if (rows.size() > 1) {
            Table.lines(rows).forEach(invocation::print);
        }
        invocation.print(Json.object().put("on", choices.isOn())
                .put("folders", Json.array(kept.stream().map(each -> json(each).build()).toList())).build());
    }

    private static ObjectBuilder json(Kept each) {
        return Json.object().put("folder", each.folder().toString()).put("choices", each.choices())
                .put("bytes", each.bytes()).put("first", each.first().toString()).put("last", each.last().toString());
    }

    private void show(Invocation invocation) throws FailureException, InterruptedException {
        List<Json> folders = new ArrayList<>();
        List<Kept> kept = kept(invocation);
        for (Kept each : kept) {
            List<Choice> all = choices.of(each.folder());
            invocation.print(each.folder() + ": " + summary(all));
            List<List<String>> rows = new ArrayList<>();
            all.subList(Math.max(0, all.size() - LATEST), all.size()).forEach(choice -> rows.add(row(choice)));
            Table.lines(rows).forEach(line -> invocation.print("  " + line));
            if (invocation.json()) {
                List<String> names = features();
                folders.add(json(each).put("list", Json.array(all.stream().map(choice -> json(choice, names)).toList()))
                        .build());
            }
        }
        if (kept.isEmpty()) {
            invocation.print("Nothing is kept" + (invocation.parameters().size() > 1 ? " for that folder." : "."));
        } else {
            invocation.message("--json shows all of it, the numbers too.");
        }
        invocation.print(Json.object().put("on", choices.isOn()).put("folders", Json.array(folders)).build());
    }

    private static String summary(List<Choice> all) {
        long taken = count(all, Outcome.TAKEN);
        long first = all.stream().filter(each -> each.outcome() == Outcome.TAKEN && each.place() == 1).count();
        return all.size() + " choices; taken " + taken + ", the first of them " + first + "; typed "
                + count(all, Outcome.TYPED) + "; left " + count(all, Outcome.LEFT);
    }

    private static long count(List<Choice> all, Outcome outcome) {
        return all.stream().filter(each -> each.outcome() == outcome).count();
    }

    private static List<String> row(Choice choice) {
        String what = choice.shown() == Shown.GHOST ? "ghost text" : choice.of() == 1 ? "list of 1"
                : "list of " + choice.of();
        String came = choice.outcome().name().toLowerCase(Locale.ROOT)
                + (choice.place() > 0 && choice.shown() == Shown.LIST ? " no. " + choice.place() : "");
        return List.of(day(choice.when()), choice.file(), what, came);
    }

    private static String day(Instant when) {
        return DAY.format(when);
    }

    private List<String> features() {
        CompletionLearning learning = completion.getService();
        try {
            return learning.features().stream().map(DeclaredFeature::name).toList();
        } finally {
            completion.ungetService(learning);
        }
    }

    /** Rows of a product with other features have no names. */
    private static Json json(Choice choice, List<String> names) {
        List<Json> rows = new ArrayList<>();
        for (int row = 0; row < choice.candidates(); row++) {
            var numbers = Json.object();
            for (int i = 0; i < choice.width(); i++) {
                float value = choice.rows()[row * choice.width() + i];
                numbers.put(names.size() == choice.width() ? names.get(i) : Integer.toString(i),
                        Float.isFinite(value) ? Json.of(value) : Json.of(String.valueOf(value)));
            }
            rows.add(numbers.build());
        }
        return Json.object().put("when", choice.when().toString())
                .put("shown", choice.shown().name().toLowerCase(Locale.ROOT))
                .put("outcome", choice.outcome().name().toLowerCase(Locale.ROOT)).put("file", choice.file())
                .put("language", choice.language()).put("place", choice.place()).put("of", choice.of())
                .put("right", choice.right()).put("candidates", Json.array(rows)).build();
    }

    private void erase(Invocation invocation) throws FailureException, InterruptedException {
        int erased = 0;
        for (Kept each : kept(invocation)) {
            erased += choices.erase(each.folder());
        }
        invocation.print(erased == 0 ? "There was nothing to erase." : "Erased " + erased + " choices. Models that were"
                + " trained before stay: see “models rollback”.");
        invocation.print(Json.object().put("erased", erased).build());
    }
}
