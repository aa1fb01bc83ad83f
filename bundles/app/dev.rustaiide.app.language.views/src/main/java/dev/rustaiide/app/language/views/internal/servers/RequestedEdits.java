package dev.rustaiide.app.language.views.internal.servers;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

import dev.rustaiide.app.workbench.Effects;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.system.lsp.client.EditApplier;

/**
 * Edits that a server asks for of its own accord, when it was told to do something. The window decides about them as
 * about all others; the server hears that they are in its hands.
 */
@Creatable
public final class RequestedEdits implements EditApplier {
    private final Effects effects;
    private final Ui ui;

    @Inject
    public RequestedEdits(Effects effects, Ui ui, Display display) {
        this.effects = effects;
        this.ui = ui;
        BundleContext bundles = FrameworkUtil.getBundle(RequestedEdits.class).getBundleContext();
        var registration = bundles.registerService(EditApplier.class, this, null);
        display.disposeExec(registration::unregister);
    }

    @Override
    public Call<Boolean> apply(String server, String label, WorkspaceEdit edit) {
        String title = label.isEmpty() ? "Apply what " + server + " proposes" : label;
        ui.execute(() -> effects.perform(new Effect.Change(title, edit)));
        return Call.of(true);
    }
}
