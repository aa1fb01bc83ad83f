package dev.rustaiide.foundation.logging.internal.log;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;

import dev.rustaiide.foundation.logging.Logs;

/**
 * Asks for the service that writes, {@link LogFiles}, when there is something to write: a process that has nothing to
 * say starts without it. SLF4J makes its provider by itself, so nobody can hand the service in.
 */
public final class LogOpener implements Runnable {
    private boolean waits;

    @Override
    public void run() {
        Bundle bundle = FrameworkUtil.getBundle(LogOpener.class);
        BundleContext context = bundle == null ? null : bundle.getBundleContext();
        if (context == null) {
            return; // no framework, or one that ends
        }
        try {
            ServiceReference<Logs> logs = context.getServiceReference(Logs.class);
            if (logs == null) {
                waitFor(context);
            } else {
                context.getService(logs);
            }
        } catch (IllegalStateException ends) {
            return;
        }
    }

    /** The framework is not that far yet. */
    private synchronized void waitFor(BundleContext context) {
        if (!waits) {
            waits = true;
            try {
                context.addServiceListener(event -> {
                    if (event.getType() == ServiceEvent.REGISTERED) {
                        run();
                    }
                }, "(objectClass=" + Logs.class.getName() + ')');
            } catch (InvalidSyntaxException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
