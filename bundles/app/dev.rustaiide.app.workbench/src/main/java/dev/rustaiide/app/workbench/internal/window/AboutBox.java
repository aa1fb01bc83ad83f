package dev.rustaiide.app.workbench.internal.window;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Question;

/** What this program is, in which version, and by whose leave. */
public final class AboutBox {
    private AboutBox() {}

    public static void open(Shell shell, Look look) {
        Bundle bundle = FrameworkUtil.getBundle(AboutBox.class);
        String text = "An IDE that works entirely on its user's machine.\n\nVersion " + bundle.getVersion() + "\nJava "
                + Runtime.version() + "\nSWT " + SWT.getVersion() + " on " + SWT.getPlatform()
                + "\n\nLicensed under the Eclipse Public License 2.0. The licences of everything it contains are in "
                + "THIRD-PARTY.md.";
        Question.ask(shell, look, "Rust AI IDE", text, List.of("Close"), answer -> { });
    }
}
