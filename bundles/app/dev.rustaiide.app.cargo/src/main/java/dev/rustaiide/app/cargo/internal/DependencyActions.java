package dev.rustaiide.app.cargo.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Picker;
import dev.rustaiide.app.ui.components.PickerItem;
import dev.rustaiide.app.ui.components.PickerSource;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.CargoRuns;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.ProposedChanges;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.system.cargo.integration.BulkFixes;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoDependencies;
import dev.rustaiide.system.cargo.integration.CargoDependencies.Addition;
import dev.rustaiide.system.cargo.integration.CargoDependencies.Offer;
import dev.rustaiide.system.cargo.integration.CargoDependency;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.CheckRequest;

/** What people change about what a member needs, and all fixes at once: each shown before, each one step to undo. */
@Creatable
public final class DependencyActions {
    private final ShownCargo shown;
    private final Provider<CargoDependencies> dependencies;
    private final Provider<Cargo> cargo;
    private final Provider<ProposedChanges> changes;
    private final CargoRuns runs;
    private final Editors editors;
    private final Panels panels;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;

    @Inject
    public DependencyActions(ShownCargo shown, Provider<CargoDependencies> dependencies, Provider<Cargo> cargo,
            Provider<ProposedChanges> changes, CargoRuns runs, Editors editors, Panels panels, FailureNotices notices,
            Look look, Ui ui) {
        this.shown = shown;
        this.dependencies = dependencies;
        this.cargo = cargo;
        this.changes = changes;
        this.runs = runs;
        this.editors = editors;
        this.panels = panels;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
    }

    private <T> void pick(String name, String placeholder, String nothing, PickerSource<T> source,
            Consumer<T> picked) {
        panels.shell().ifPresent(shell -> new Picker<>(shell, look, name, source).placeholder(placeholder)
                .nothing(nothing).onPick((each, beside) -> picked.accept(each)).open(""));
    }

    private void propose(String title, Call<WorkspaceEdit> edit) {
        edit.onFailure(ui, notices::show).onSuccess(ui, found -> {
            if (found.changes().isEmpty()) {
                notices.show(new Failure.Other("There is nothing to change.", title + ": all is as it would be.",
                        "Nothing needs to be done."));
            } else {
                changes.get().propose(new ProposedChanges.Wish(title, found, Optional.empty(), "", true,
                        runs::detect));
            }
        });
    }

    /** Asks for the member that is meant, unless it is clear. */
    private void withMember(Consumer<CargoPackage> action) {
        Optional<CargoWorkspace> workspace = shown.workspace();
        List<CargoPackage> members = workspace.map(CargoWorkspace::packages).orElse(List.of());
        Optional<CargoPackage> near = members.size() == 1 ? Optional.of(members.getFirst())
                : editors.active().flatMap(file -> workspace.flatMap(each -> each.packageOf(file)));
        near.ifPresentOrElse(action, () -> pick("Member", "The member that is meant", "No member is called like that.",
                query -> Call.of(members.stream().filter(each -> each.name().contains(query.strip()))
                        .map(each -> new PickerItem<>(each, Row.of(new Glyph(Icon.CARGO, Token.MUTED),
                                SafeText.line(each.name())))).toList()), action));
    }

    void add() {
        withMember(this::add);
    }

    /** Names are completed by what could be had offline; {@code name@version} is taken as typed. */
    void add(CargoPackage member) {
        pick("Add dependency to " + member.name(), "A package, or name@version",
                "No crate that lies on this machine has that name: give it with a version, e.g. name@1.0.",
                query -> query.isBlank() ? Call.of(List.<PickerItem<Addition>>of()) : dependencies.get()
                        .offers(member.folder(), name(query)).then("offers", (scope, offers) -> items(query, offers)),
                addition -> refine(member, addition));
    }

    private static String name(String query) {
        int at = query.indexOf('@');
        return (at < 0 ? query : query.substring(0, at)).strip();
    }

    private static List<PickerItem<Addition>> items(String query, List<Offer> offers) {
        List<PickerItem<Addition>> items = new ArrayList<>();
        int at = query.indexOf('@');
        if (at > 0 && at < query.length() - 1) {
            String version = query.substring(at + 1).strip();
            items.add(new PickerItem<>(of(name(query), version), Row.of(new Glyph(Icon.ADD, Token.ACCENT),
                    SafeText.line(name(query) + " " + version)).detail("as typed")));
        }
        for (Offer offer : offers) {
            items.add(new PickerItem<>(of(offer.name(), ""), Row.of(new Glyph(Icon.CARGO, Token.MUTED),
                    SafeText.line(offer.name())).detail(SafeText.line(offer.version() + "  " + offer.from()))));
        }
        return items;
    }

    private static Addition of(String name, String requirement) {
        return new Addition(name, requirement, CargoDependency.Kind.NORMAL, List.of(), false, true);
    }

    private record Variant(String title, Addition addition) {}

    /** What it is for, and with which feature. */
    private void refine(CargoPackage member, Addition wanted) {
        Call<List<Variant>> all = dependencies.get().offers(member.folder(), wanted.name()).then("variants",
                (scope, offers) -> variants(wanted, offers));
        pick("Add " + wanted.name(), "What for, or with which feature", "It has nothing like that.",
                query -> all.then("variants", (scope, found) -> found.stream()
                        .filter(each -> each.title.contains(query.strip()))
                        .map(each -> new PickerItem<>(each, Row.of(new Glyph(Icon.ADD, Token.MUTED),
                                SafeText.line(each.title)))).toList()),
                variant -> propose("Add " + wanted.name() + " to " + member.name(),
                        dependencies.get().add(member.manifest(), variant.addition)));
    }

    private static List<Variant> variants(Addition wanted, List<Offer> offers) {
        List<Variant> variants = new ArrayList<>();
        for (CargoDependency.Kind kind : CargoDependency.Kind.values()) {
            String title = switch (kind) {
                case NORMAL -> "for everything";
                case DEV -> "for tests, examples and benchmarks only";
                case BUILD -> "for the build script only";
            };
            variants.add(new Variant(title, new Addition(wanted.name(), wanted.requirement(), kind, List.of(), false,
                    true)));
        }
        offers.stream().filter(offer -> offer.name().equals(wanted.name())).flatMap(offer -> offer.features().stream())
                .filter(each -> !each.equals("default")).forEach(each -> variants.add(new Variant("with " + each,
                        new Addition(wanted.name(), wanted.requirement(), CargoDependency.Kind.NORMAL, List.of(each),
                                false, true))));
        variants.add(new Variant("without its default features", new Addition(wanted.name(), wanted.requirement(),
                CargoDependency.Kind.NORMAL, List.of(), false, false)));
        return variants;
    }

    void remove(CargoPackage member, CargoDependency dependency) {
        propose("Remove " + dependency.name() + " from " + member.name(),
                dependencies.get().remove(member.manifest(), dependency.name()));
    }

    /** Asks for the version that the manifest shall name. */
    void require(CargoPackage member, CargoDependency dependency) {
        pick("Version of " + dependency.name(), "The version to ask for, now " + dependency.requirement(),
                "Type a version.", query -> Call.of(query.isBlank() ? List.of() : List.of(new PickerItem<>(
                        query.strip(), Row.of(new Glyph(Icon.EDIT, Token.ACCENT), "Ask for "
                                + SafeText.line(dependency.name() + " " + query.strip()))))),
                version -> propose("Ask for " + dependency.name() + " " + version,
                        dependencies.get().require(member.manifest(), dependency.name(), version)));
    }

    /** Takes what newer versions the requirements allow into Cargo.lock. */
    void update() {
        root().ifPresent(root -> propose("Update Cargo.lock", dependencies.get().update(root, List.of(), false)));
    }

    private Optional<Path> root() {
        return shown.workspace().map(CargoWorkspace::root);
    }

    private record NewPackage(String name, boolean library) {}

    /** Asks for a name alone: all else is as with the other members. */
    void newMember() {
        root().ifPresent(root -> pick("New member", "Its name", "Type a name.", query -> Call.of(query.isBlank()
                ? List.of() : List.of(item(query.strip(), false), item(query.strip(), true))), wanted -> propose(
                        "New member " + wanted.name, dependencies.get().newMember(root, wanted.name, wanted.library))));
    }

    private static PickerItem<NewPackage> item(String name, boolean library) {
        return new PickerItem<>(new NewPackage(name, library), Row.of(new Glyph(library ? Icon.BOOK : Icon.TERMINAL,
                Token.ACCENT), SafeText.line(name)).detail(library ? "a library" : "a program"));
    }

    /** Has Clippy look anew, so that no fix is about text that has changed since. */
    void fixAll() {
        root().ifPresent(root -> cargo.get().check(new CheckRequest(CheckRequest.Tool.CLIPPY, root, true), found -> { })
                .onFailure(ui, notices::show).onSuccess(ui, result -> propose(BulkFixes.of(result.all(), root))));
    }

    private void propose(BulkFixes fixes) {
        if (fixes.fixed().isEmpty()) {
            notices.show(new Failure.Other("There is nothing to fix.",
                    "No problem of the workspace has a fix that the compiler calls safe.",
                    "Look at the problems one by one: others may have a fix to choose."));
            return;
        }
        String note = fixes.waiting().isEmpty() ? "" : fixes.waiting().size()
                + " more touch the same text: do it again after this.";
        changes.get().propose(new ProposedChanges.Wish("Fix " + fixes.fixed().size() + " problems", fixes.edit(),
                Optional.empty(), note, true, () -> runs.check(CheckRequest.Tool.CLIPPY)));
    }
}
