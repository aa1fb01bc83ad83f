package dev.rustaiide.app.workbench.internal.language;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.Effects;
import dev.rustaiide.app.workbench.ProposedChanges;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.Builds;
import dev.rustaiide.app.workbench.internal.Notices;
import dev.rustaiide.app.workbench.internal.Openings;
import dev.rustaiide.app.workbench.internal.window.Pickers;
import dev.rustaiide.app.workbench.internal.window.WindowLayout;
import dev.rustaiide.app.workbench.internal.window.WindowLayout.BottomPart;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.system.cargo.integration.CargoTask;

/** Does effects with what the window has. */
@Creatable
public final class WindowEffects implements Effects {
    private final Editors editors;
    private final Provider<ProposedChanges> changes;
    private final Pickers pickers;
    private final Builds builds;
    private final Openings openings;
    private final WindowLayout layout;
    private final LanguageFeatures features;
    private final Notices notices;
    private final Ui ui;

    @Inject
    public WindowEffects(Editors editors, Provider<ProposedChanges> changes, Pickers pickers, Builds builds,
            Openings openings, WindowLayout layout, LanguageFeatures features, Notices notices, Ui ui) {
        this.editors = editors;
        this.changes = changes;
        this.pickers = pickers;
        this.builds = builds;
        this.openings = openings;
        this.layout = layout;
        this.features = features;
        this.notices = notices;
        this.ui = ui;
    }

    @Override
    public void perform(Effect effect) {
        switch (effect) {
            case Effect.Go(String title, Location place) -> editors.open(place);
            case Effect.Show(String title, List<Location> places) -> show(title, places);
            case Effect.Change(String title, WorkspaceEdit edit) -> change(title, edit, false);
            case Effect.Review(String title, WorkspaceEdit edit) -> change(title, edit, true);
            case Effect.Run run -> run(run);
            case Effect.Told told ->
                features.ask(new Effect.Tell(told)).onFailure(ui, notices::show);
            case Effect.AskAgain again -> {
                // The editor that it came from has asked.
            }
        }
    }

    private void show(String title, List<Location> places) {
        if (places.size() == 1) {
            editors.open(places.getFirst());
        } else if (!places.isEmpty()) {
            pickers.pick(title, places, place -> place.file().getFileName() + ":" + place.range().start() + "  "
                    + place.file().getParent(), editors::open);
        }
    }

    /** One file at once, several after a look at them; files in no open folder only if people are looking at them. */
    private void change(String title, WorkspaceEdit edit, boolean always) {
        changes.get().propose(new ProposedChanges.Wish(title, edit, editors.active(), "", always, () -> { }));
    }

    private void run(Effect.Run run) {
        Optional<CargoTask> task = taskOf(run.program(), run.arguments(), run.directory());
        Command command = new Command(run.program(), run.arguments(), run.directory(), run.environment());
        openings.whenTrusted(() -> {
            layout.showBottom(BottomPart.OUTPUT);
            task.ifPresentOrElse(builds::run, () -> builds.run(run.title(), command, run.directory()));
        });
    }

    /** The task that a command line of Cargo stands for; empty if it is none that can be run and shown. */
    static Optional<CargoTask> taskOf(String program, List<String> arguments, Path directory) {
        Path name = Path.of(program).getFileName();
        if (name == null || !name.toString().startsWith("cargo") || arguments.isEmpty()) {
            return Optional.empty();
        }
        for (CargoTask.Kind kind : CargoTask.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(arguments.getFirst())) {
                int own = arguments.indexOf("--");
                List<String> options = arguments.subList(1, own < 0 ? arguments.size() : own);
                List<String> rest = own < 0 ? List.of() : arguments.subList(own + 1, arguments.size());
                return Optional.of(CargoTask.of(kind, directory).with(options).withArguments(rest));
            }
        }
        return Optional.empty();
    }
}
