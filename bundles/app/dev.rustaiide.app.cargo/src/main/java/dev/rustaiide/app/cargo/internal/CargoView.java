package dev.rustaiide.app.cargo.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.cargo.internal.CargoRow.Chosen;
import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.ProgressLine;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowAction;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.workbench.CargoRuns;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.SideView;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.system.cargo.integration.CargoChoice;
import dev.rustaiide.system.cargo.integration.CargoDependency;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.CheckRequest;
import dev.rustaiide.system.cargo.integration.Detection;

/** The members of the workspace with all that can be run, chosen and opened of them. */
public final class CargoView implements SideView {
    private final Composite body;
    private final PanelHeader header;
    private final RowView<CargoRow> rows;
    private final ShownCargo shown;
    private final CargoActions actions;
    private final DependencyActions needs;
    private final CargoRuns runs;
    private final Commands commands;
    private final Editors editors;
    private final OpenFolders folders;
    private final Look look;
    private final Ui ui;
    private final Set<Object> known = new HashSet<>();
    private List<CargoRow> roots = List.of();
    private @Nullable Call<?> followed;
    private @Nullable ProgressLine progress;

    @Inject
    public CargoView(Composite body, Look look, ShownCargo shown, CargoActions actions, DependencyActions needs,
            CargoRuns runs, Commands commands, Editors editors, OpenFolders folders, Ui ui) {
        this.body = body;
        this.look = look;
        this.shown = shown;
        this.actions = actions;
        this.needs = needs;
        this.runs = runs;
        this.commands = commands;
        this.editors = editors;
        this.folders = folders;
        this.ui = ui;
        body.setLayout(Grids.stacked());
        header = new PanelHeader(body, look, "Cargo");
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        commands.tip(header.add(Icon.RUN, "", () -> command("run.run")), "Run", "run.run");
        header.add(Icon.CHECK, "Check for problems", () -> runs.check(CheckRequest.Tool.CHECK));
        commands.tip(header.add(Icon.TEST, "", () -> command("run.test")), "Run all tests", "run.test");
        header.add(Icon.REFRESH, "Read the manifests again", runs::detect);
        rows = new RowView<>(body, look, "Workspace", new Model(), false);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        rows.onActivate(this::activate);
        rows.onAction(this::act);
        rows.onContextMenu(this::menu);
        rows.addListener(SWT.KeyDown, this::key);
        shown.onChange(this::show);
        show();
    }

    private final class Model implements RowModel<CargoRow> {
        @Override
        public List<CargoRow> roots() {
            return roots;
        }

        @Override
        public boolean hasChildren(CargoRow row) {
            return !row.children().isEmpty();
        }

        @Override
        public List<CargoRow> children(CargoRow row) {
            return row.children();
        }

        @Override
        public Object key(CargoRow row) {
            return row.key();
        }

        @Override
        public Row row(CargoRow row) {
            return row.row();
        }
    }

    @Override
    public Control control() {
        return body;
    }

    @Override
    public void setFocus() {
        rows.setFocus();
    }

    private void show() {
        if (body.isDisposed()) {
            return;
        }
        Optional<CargoWorkspace> workspace = shown.workspace().filter(found -> !found.packages().isEmpty());
        roots = workspace.map(this::roots).orElse(List.of());
        rows.setEmpty(empty());
        rows.refresh();
        follow();
    }

    private List<CargoRow> roots(CargoWorkspace workspace) {
        CargoChoice choice = shown.choice();
        var whole = new CargoRow.OfWorkspace(workspace, choice);
        if (known.add(whole.key())) {
            rows.open(List.of(whole.key()));
            if (workspace.packages().size() == 1) {
                rows.open(List.of(workspace.packages().getFirst().manifest()));
            }
        }
        return List.of(new CargoRow.OfChoice(Chosen.PROFILE, CargoActions.profileTitle(choice.profile())),
                new CargoRow.OfChoice(Chosen.TOOLCHAIN, CargoActions.toolchainTitle(choice.toolchain())), whole);
    }

    /** What goes on, with its time and a cross that ends it. */
    private void follow() {
        Optional<CargoRuns.Running> running = runs.running();
        Call<?> now = running.map(CargoRuns.Running::call).orElse(null);
        if (now == followed) {
            return;
        }
        followed = now;
        if (progress != null) {
            progress.end();
            progress = null;
        }
        running.ifPresent(one -> {
            ProgressLine line = ProgressLine.follow(body, look, one.title(), one.call());
            line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
            line.moveBelow(header);
            progress = line;
        });
        body.layout(true, true);
    }

    private EmptyText empty() {
        Optional<Detection> detection = shown.detection();
        if (folders.current().isEmpty()) {
            return EmptyText.of("No folder is open.");
        }
        if (detection.isEmpty()) {
            return EmptyText.of("Cargo is asked about the folder…");
        }
        return switch (detection.get()) {
            case Detection.Found(CargoWorkspace found) -> EmptyText.of("The workspace has no members yet. Name their"
                    + " folders under “members” in its Cargo.toml.", "Open Cargo.toml",
                    () -> editors.open(found.manifest()));
            case Detection.None none -> EmptyText.of("This folder has no Cargo.toml. A new project has its members,"
                    + " features and dependencies here.", "New project…", () -> command("project.new"));
            case Detection.Broken(Path manifest, Diagnostic problem) -> EmptyText.of("Cargo cannot read the workspace: "
                    + SafeText.line(problem.message()) + ".", "Show it", () -> editors.open(problem.location()));
            case Detection.Unavailable(Path manifest, Failure failure) -> EmptyText.of(failure.what() + " "
                    + failure.why() + " " + failure.nextStep(), "Look again", runs::detect);
        };
    }

    private void command(String id) {
        commands.run(new CommandId(id));
    }

    /** A click selects; what a row stands for opens by Enter or a double click. */
    private void activate(CargoRow row, Activation how) {
        boolean box = row instanceof CargoRow.OfFeature;
        if (how == Activation.CLICK && !box || how == Activation.DOUBLE_CLICK && box) {
            return;
        }
        switch (row) {
            case CargoRow.OfChoice(Chosen chosen, String value) -> choose(chosen);
            case CargoRow.OfWorkspace(CargoWorkspace workspace, CargoChoice choice) ->
                editors.open(workspace.manifest());
            case CargoRow.OfMember(CargoPackage member, CargoChoice choice) -> editors.open(member.manifest());
            case CargoRow.OfTarget target -> editors.open(target.target().source());
            case CargoRow.OfFeature feature -> actions.toggle(feature.member(), feature.feature());
            case CargoRow.OfDependency one -> openManifest(one.member(), one.dependency());
            case CargoRow.OfFeatures features -> { }
            case CargoRow.OfDependencies dependencies -> { }
        }
    }

    private void choose(Chosen chosen) {
        switch (chosen) {
            case PROFILE -> actions.pickProfile();
            case TOOLCHAIN -> actions.pickToolchain();
        }
    }

    private void openManifest(CargoPackage member, CargoDependency dependency) {
        String name = dependency.rename().isEmpty() ? dependency.name() : dependency.rename();
        Call.start("find " + name, scope -> {
            List<String> lines = Files.readAllLines(member.manifest());
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).matches("\\s*(\\[.*dependencies\\.)?\"?\\Q" + name + "\\E\"?\\s*[=.\\]].*")) {
                    return new Position(i, 0);
                }
            }
            return new Position(0, 0);
        }).onSuccess(ui, position -> editors.open(member.manifest(), position));
    }

    private void act(CargoRow row, RowAction action) {
        switch (row) {
            case CargoRow.OfTarget target -> actions.run(target.member(), target.target());
            case CargoRow.OfMember member -> actions.run(kind(action), member.member());
            case CargoRow.OfDependencies all -> needs.add(all.member());
            case CargoRow.OfWorkspace workspace -> {
                if (action == CargoRow.CHECK) {
                    runs.check(CheckRequest.Tool.CHECK);
                } else {
                    command("run.test");
                }
            }
            default -> { }
        }
    }

    private static CargoTask.Kind kind(RowAction action) {
        return action == CargoRow.RUN ? CargoTask.Kind.RUN : action == CargoRow.TEST ? CargoTask.Kind.TEST
                : CargoTask.Kind.CHECK;
    }

    private void key(Event event) {
        if ((event.stateMask & SWT.MODIFIER_MASK) != 0) {
            return;
        }
        if (event.keyCode == SWT.SPACE) {
            rows.current().ifPresent(this::press);
        } else if (event.keyCode == SWT.DEL && rows.current().orElse(null) instanceof CargoRow.OfDependency one) {
            needs.remove(one.member(), one.dependency());
        }
    }

    private void press(CargoRow row) {
        switch (row) {
            case CargoRow.OfFeature feature -> actions.toggle(feature.member(), feature.feature());
            case CargoRow.OfTarget target -> actions.run(target.member(), target.target());
            case CargoRow.OfChoice choice -> choose(choice.chosen());
            case CargoRow.OfDependencies all -> needs.add(all.member());
            default -> { }
        }
    }

    private void menu(List<CargoRow> chosen, Point at) {
        PopupMenu menu = new PopupMenu(rows);
        switch (chosen.isEmpty() ? null : chosen.getFirst()) {
            case CargoRow.OfTarget target -> {
                menu.add("Run", "Space", () -> actions.run(target.member(), target.target()));
                menu.add("Run optimised", "", () -> actions.runReleased(target.member(), target.target())).line();
                menu.add("Open its source", "Enter", () -> editors.open(target.target().source()));
            }
            case CargoRow.OfMember member -> {
                for (CargoTask.Kind kind : kinds(member)) {
                    menu.add(title(kind), "", () -> actions.run(kind, member.member()));
                }
                menu.line().add("Open its Cargo.toml", "Enter", () -> editors.open(member.member().manifest()));
            }
            case CargoRow.OfFeature feature -> {
                menu.add("Switch on or off", "Space", () -> actions.toggle(feature.member(), feature.feature()));
                addAll(menu);
            }
            case CargoRow.OfFeatures features -> addAll(menu);
            case CargoRow.OfDependencies all -> {
                menu.add("Add dependency…", "Space", () -> needs.add(all.member()));
                menu.add("All packages, licences and sizes", "", () -> command("cargo.dependencies"));
                menu.add("Update Cargo.lock…", "", needs::update);
            }
            case CargoRow.OfDependency one -> {
                menu.add("Show it in Cargo.toml", "Enter", () -> openManifest(one.member(), one.dependency()));
                menu.add("Ask for another version…", "", () -> needs.require(one.member(), one.dependency()));
                menu.add("Remove…", "Delete", () -> needs.remove(one.member(), one.dependency()));
            }
            case null, default -> {
                menu.add("New member…", "", shown.workspace().isPresent(), needs::newMember).line();
                for (CargoTask.Kind kind : CargoTask.Kind.values()) {
                    menu.add(title(kind), "", shown.workspace().isPresent(), () -> actions.run(kind));
                }
            }
        }
        menu.open(at);
    }

    private void addAll(PopupMenu menu) {
        menu.add("Switch all features on", "", () -> actions.chooseAll(true));
        menu.add("Only the default features", "", () -> actions.chooseAll(false));
    }

    private static List<CargoTask.Kind> kinds(CargoRow.OfMember member) {
        List<CargoTask.Kind> kinds = new ArrayList<>(List.of(CargoTask.Kind.values()));
        if (member.member().targets().stream().noneMatch(each -> each.kind() == CargoTarget.Kind.PROGRAM)) {
            kinds.remove(CargoTask.Kind.RUN);
        }
        return kinds;
    }

    private static String title(CargoTask.Kind kind) {
        return switch (kind) {
            case BUILD -> "Build";
            case RUN -> "Run";
            case TEST -> "Run tests";
            case BENCH -> "Run benchmarks";
            case CHECK -> "Check";
            case CLIPPY -> "Check with Clippy";
            case DOC -> "Build documentation";
            case FMT -> "Format";
        };
    }
}
