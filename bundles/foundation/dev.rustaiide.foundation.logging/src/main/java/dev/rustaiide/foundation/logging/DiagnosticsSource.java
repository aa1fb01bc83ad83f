package dev.rustaiide.foundation.logging;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.async.Scope;

/** Has something to tell that helps to understand a fault. Bundles register it as a service. */
@ConsumerType
public interface DiagnosticsSource {
    /**
     * What there is to tell now. Runs on a virtual thread and may take seconds; secrets, the user's name and home are
     * taken out of it afterwards.
     *
     * @throws Exception puts its words into the report in place of what is missing
     */
    List<DiagnosticsPart> collect(Scope scope) throws Exception;
}
