package dev.rustaiide.app.cargo.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.cargo.internal.CargoRow.OfTarget;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Picker;
import dev.rustaiide.app.ui.components.PickerItem;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.ArgumentsPicker;
import dev.rustaiide.app.workbench.CargoRuns;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.FuzzyPattern;
import dev.rustaiide.foundation.common.QuotedWords;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.system.cargo.integration.CargoChoice;
import dev.rustaiide.system.cargo.integration.CargoFeature;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.CargoToolchain;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;

/** What people have Cargo do, and what they choose for it. UI thread only. */
@Creatable
public final class CargoActions {
    private final ShownCargo shown;
    private final CargoRuns runs;
    private final Panels panels;
    private final Look look;
    /** What was typed last for each program. */
    private final Map<CargoTarget, String> arguments = new HashMap<>();

    @Inject
    public CargoActions(ShownCargo shown, CargoRuns runs, Panels panels, Look look) {
        this.shown = shown;
        this.runs = runs;
        this.panels = panels;
        this.look = look;
    }

    /** Does {@code kind} for all members. */
    void run(CargoTask.Kind kind) {
        shown.workspace().ifPresent(workspace -> runs.run(CargoTask.of(kind, workspace.root()).with(switch (kind) {
            case RUN, FMT -> List.<String>of();
            case DOC -> List.of("--workspace", "--no-deps");
            case BUILD, TEST, BENCH, CHECK, CLIPPY -> List.of("--workspace");
        })));
    }

    /** Does {@code kind} for one member. */
    void run(CargoTask.Kind kind, CargoPackage member) {
        root().ifPresent(root -> runs.run(CargoTask.of(kind, root).of(member.name(), null)
                .with(kind == CargoTask.Kind.DOC ? List.of("--no-deps") : List.of())));
    }

    /** Does with a target what it is there for. */
    void run(CargoPackage member, CargoTarget target) {
        CargoTask.Kind kind = switch (target.kind()) {
            case PROGRAM, EXAMPLE -> CargoTask.Kind.RUN;
            case LIBRARY, TEST, BUILD_SCRIPT -> CargoTask.Kind.TEST;
            case BENCH -> CargoTask.Kind.BENCH;
        };
        root().ifPresent(root -> runs.run(CargoTask.of(kind, root).of(member.name(), target)));
    }

    /** As {@link #run(CargoPackage, CargoTarget)}, optimised. */
    void runReleased(CargoPackage member, CargoTarget target) {
        root().ifPresent(root -> runs.run(CargoTask.of(CargoTask.Kind.RUN, root).of(member.name(), target)
                .released()));
    }

    void toggle(CargoPackage member, CargoFeature feature) {
        CargoChoice choice = shown.choice();
        if (choice.isAll()) {
            // One of all is taken away: the others are named from now on.
            List<String> others = shown.workspace().stream().flatMap(workspace -> workspace.packages().stream())
                    .flatMap(each -> each.features().stream().filter(one -> !one.name().equals(CargoFeature.DEFAULT))
                            .map(one -> each.name() + "/" + one.name())).toList();
            choice = choice.withFeatures(others);
        }
        shown.choose(choice.with(member.name(), feature.name(), !choice.has(member.name(), feature.name())));
    }

    void chooseAll(boolean all) {
        shown.choose(shown.choice().withFeatures(all ? List.of(CargoChoice.ALL) : List.of()));
    }

    private Optional<Path> root() {
        return shown.workspace().map(CargoWorkspace::root);
    }

    void pickTarget() {
        List<OfTarget> all = shown.workspace().stream().flatMap(workspace -> workspace.packages().stream())
                .flatMap(member -> member.targets().stream()
                        .filter(each -> each.kind() != CargoTarget.Kind.BUILD_SCRIPT)
                        .map(each -> new OfTarget(member, each))).toList();
        pick("Run with Cargo", "A program, example, test or benchmark", all,
                each -> SafeText.line(each.target().name()), each -> each.row(),
                (each, beside) -> run(each.member(), each.target()));
    }

    /** Has people choose a program or example of the workspace, and say its arguments. */
    void pickWithArguments() {
        List<OfTarget> all = shown.workspace().stream().flatMap(workspace -> workspace.packages().stream())
                .flatMap(member -> member.targets().stream()
                        .filter(each -> each.kind() == CargoTarget.Kind.PROGRAM
                                || each.kind() == CargoTarget.Kind.EXAMPLE)
                        .map(each -> new OfTarget(member, each))).toList();
        if (all.size() == 1) {
            askArguments(all.getFirst());
        } else {
            pick("Run with arguments", "A program or example", all, each -> SafeText.line(each.target().name()),
                    OfTarget::row, (each, beside) -> askArguments(each));
        }
    }

    private void askArguments(OfTarget one) {
        root().ifPresent(root -> panels.shell().ifPresent(shell -> ArgumentsPicker.ask(shell, look,
                "Run " + SafeText.line(one.target().name()), arguments.getOrDefault(one.target(), ""), line -> {
                    arguments.put(one.target(), line);
                    runs.run(CargoTask.of(CargoTask.Kind.RUN, root).of(one.member().name(), one.target())
                            .withArguments(QuotedWords.split(line)));
                })));
    }

    private record OneFeature(CargoPackage member, CargoFeature feature) {}

    void pickFeature() {
        List<OneFeature> all = shown.workspace().stream().flatMap(workspace -> workspace.packages().stream())
                .flatMap(member -> member.features().stream().map(each -> new OneFeature(member, each))).toList();
        pick("Features", "A feature to switch on or off", all,
                each -> SafeText.line(each.member.name() + "/" + each.feature.name()), each -> {
                    boolean on = shown.choice().has(each.member.name(), each.feature.name());
                    return Row.of(new Glyph(on ? Icon.TICKED : Icon.UNTICKED, on ? Token.ACCENT : Token.MUTED),
                            SafeText.line(each.member.name() + "/" + each.feature.name())).detail(on ? "on" : "off");
                }, (each, beside) -> toggle(each.member, each.feature));
    }

    void pickProfile() {
        List<String> all = new ArrayList<>(List.of(""));
        shown.workspace().ifPresent(workspace -> all.addAll(workspace.profiles()));
        pick("Build profile", "How to build from now on", all, CargoActions::profileTitle, each -> Row.of(
                mark(each.equals(shown.choice().profile())), SafeText.line(profileTitle(each))),
                (each, beside) -> shown.choose(shown.choice().withProfile(each)));
    }

    private static Glyph mark(boolean chosen) {
        return new Glyph(chosen ? Icon.CHECK : Icon.BENCH, chosen ? Token.ACCENT : Token.MUTED);
    }

    static String profileTitle(String profile) {
        return profile.isEmpty() ? "Cargo's own choice" : profile;
    }

    static String toolchainTitle(String toolchain) {
        return toolchain.isEmpty() ? "the folder's own" : toolchain;
    }

    void pickToolchain() {
        Call<List<CargoToolchain>> all = shown.toolchains().then("toolchains", (scope, found) -> {
            var choices = new ArrayList<>(List.of(new CargoToolchain("", "what rustup takes for the folder", false)));
            found.stream().filter(each -> !each.name().isEmpty()).forEach(choices::add);
            return choices;
        });
        String now = shown.choice().toolchain();
        panels.shell().ifPresent(shell -> new Picker<CargoToolchain>(shell, look, "Toolchain", query -> all.then(
                "toolchains", (scope, found) -> items(query, found, each -> toolchainTitle(each.shortName()),
                        each -> Row.of(mark(each.shortName().equals(now)), SafeText.line(toolchainTitle(
                                each.shortName()))).detail(SafeText.line(each.version())))))
                .placeholder("The compiler to build with from now on").nothing("No toolchain is called like that.")
                .onPick((each, beside) -> shown.choose(shown.choice().withToolchain(each.shortName()))).open(""));
    }

    private <T> void pick(String name, String placeholder, List<T> all, Function<T, String> title,
            Function<T, Row> row, BiConsumer<T, Boolean> picked) {
        panels.shell().ifPresent(shell -> new Picker<T>(shell, look, name, query -> Call.of(items(query, all, title,
                row))).placeholder(placeholder).nothing("Nothing is called like that.").onPick(picked).open(""));
    }

    private static <T> List<PickerItem<T>> items(String query, List<T> all, Function<T, String> title,
            Function<T, Row> row) {
        FuzzyPattern pattern = FuzzyPattern.of(query);
        List<PickerItem<T>> items = new ArrayList<>();
        for (T each : all) {
            pattern.match(title.apply(each)).ifPresent(match -> items.add(new PickerItem<>(each,
                    row.apply(each).matches(match.positions()))));
        }
        return items;
    }
}
