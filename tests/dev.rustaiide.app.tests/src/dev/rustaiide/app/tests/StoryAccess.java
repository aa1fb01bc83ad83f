package dev.rustaiide.app.tests;

import java.util.Objects;
import java.util.Optional;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.swt.widgets.Shell;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

import dev.rustaiide.app.workbench.internal.window.WindowLayout;

/** The way from a test into the application that runs beside it. */
final class StoryAccess {
    private StoryAccess() {}

    static Optional<IWorkbench> workbench() {
        BundleContext bundles = Objects.requireNonNull(FrameworkUtil.getBundle(WindowLayout.class).getBundleContext());
        return Optional.ofNullable(bundles.getServiceReference(IWorkbench.class)).map(bundles::getService);
    }

    static Optional<IEclipseContext> context() {
        return workbench().map(workbench -> workbench.getApplication().getContext());
    }

    static boolean isOpen() {
        return context().map(context -> context.get(WindowLayout.class)).flatMap(WindowLayout::shell)
                .map(Shell::isVisible).orElse(false);
    }
}
