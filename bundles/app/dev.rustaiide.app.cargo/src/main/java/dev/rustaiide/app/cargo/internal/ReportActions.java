package dev.rustaiide.app.cargo.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoReports;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;

/** Shows what macros become. UI thread only. */
@Creatable
public final class ReportActions {
    private final ShownCargo shown;
    private final Provider<CargoReports> reports;
    private final Editors editors;
    private final FailureNotices notices;
    private final Ui ui;

    @Inject
    public ReportActions(ShownCargo shown, Provider<CargoReports> reports, Editors editors, FailureNotices notices,
            Ui ui) {
        this.shown = shown;
        this.reports = reports;
        this.editors = editors;
        this.notices = notices;
        this.ui = ui;
    }

    /** Of the target that the active editor is the root of, or else of its member's library or program. */
    void expand() {
        Optional<CargoWorkspace> workspace = shown.workspace();
        Optional<CargoPackage> member = editors.active().flatMap(file -> workspace.flatMap(each ->
                each.packageOf(file))).or(() -> workspace.flatMap(each -> each.packages().stream().findFirst()));
        if (workspace.isEmpty() || member.isEmpty()) {
            return;
        }
        CargoTarget target = editors.active().flatMap(file -> member.get().targets().stream()
                .filter(each -> each.source().equals(file)).findFirst()).orElse(null);
        Path folder = workspace.get().targetFolder().resolve("expand");
        String name = (target == null ? member.get().name() : target.name()) + ".expanded.rs";
        reports.get().expand(workspace.get().root(), member.get().name(), target).then("write", (scope, found) -> {
            // Where builds put what they make: nothing of the user's own.
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(name), found.text());
        }).onFailure(ui, notices::show).onSuccess(ui, editors::open);
    }
}
