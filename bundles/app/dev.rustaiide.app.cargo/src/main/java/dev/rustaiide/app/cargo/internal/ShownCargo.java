package dev.rustaiide.app.cargo.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.app.workbench.CargoRuns;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.SettingChanged;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoChoice;
import dev.rustaiide.system.cargo.integration.CargoToolchain;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.Detection;

/** The workspace of the folder that people work in, and how they want it built. UI thread only. */
@Creatable
public final class ShownCargo {
    private final CargoRuns runs;
    private final Provider<Cargo> cargo;
    private final FailureNotices notices;
    private final Ui ui;
    private final List<Runnable> listeners = new ArrayList<>();
    private CargoChoice choice = CargoChoice.STANDARD;
    private Optional<Path> root = Optional.empty();

    @Inject
    public ShownCargo(CargoRuns runs, Provider<Cargo> cargo, Events events, FailureNotices notices, Ui ui) {
        this.runs = runs;
        this.cargo = cargo;
        this.notices = notices;
        this.ui = ui;
        runs.onChange(this::look);
        events.subscribe(SettingChanged.class, ui, changed -> {
            if (changed.id().startsWith("cargo.")) {
                read();
            }
        });
    }

    /** Runs {@code listener} after anything here is another. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Until {@code page} is gone. */
    public void onChange(Control page, Runnable listener) {
        listeners.add(listener);
        page.addListener(SWT.Dispose, event -> listeners.remove(listener));
    }

    /** Whether people still work in the workspace at {@code place}, even if Cargo cannot read it just now. */
    public boolean isAt(Path place) {
        return detection().map(found -> switch (found) {
            case Detection.Found(CargoWorkspace workspace) -> workspace.root().equals(place);
            case Detection.Broken(Path manifest, Diagnostic problem) -> manifest.startsWith(place);
            case Detection.Unavailable(Path manifest, Failure failure) -> manifest.startsWith(place);
            case Detection.None() -> false;
        }).orElse(true);
    }

    /** What Cargo says of the folder, once that is known. */
    public Optional<Detection> detection() {
        return runs.detection();
    }

    public Optional<CargoWorkspace> workspace() {
        return detection().flatMap(found -> found instanceof Detection.Found(CargoWorkspace workspace)
                ? Optional.of(workspace) : Optional.empty());
    }

    public CargoChoice choice() {
        return choice;
    }

    /** Keeps it for all later runs. */
    public void choose(CargoChoice wanted) {
        workspace().ifPresent(workspace -> {
            choice = wanted;
            tell();
            cargo.get().choose(workspace.root(), wanted).onFailure(ui, cause -> {
                notices.show(cause);
                read();
            });
        });
    }

    public Call<List<CargoToolchain>> toolchains() {
        return cargo.get().toolchains();
    }

    private void look() {
        Optional<Path> now = workspace().map(CargoWorkspace::root);
        boolean other = !now.equals(root);
        root = now;
        if (other) {
            choice = CargoChoice.STANDARD;
            read();
        }
        tell();
    }

    private void read() {
        root.ifPresent(here -> cargo.get().choice(here).onSuccess(ui, found -> {
            if (root.equals(Optional.of(here)) && !found.equals(choice)) {
                choice = found;
                tell();
            }
        }));
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
