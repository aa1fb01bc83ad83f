package dev.rustaiide.system.lsp.client.internal;

import java.util.ArrayList;
import java.util.List;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.client.ServerDefinitions;

/** Registers a source of answers for each definition. Nothing of it is made before somebody asks a question. */
@Component(immediate = true, service = {})
public final class ServerSources {
    private final List<ServiceRegistration<LanguageSource>> registrations = new ArrayList<>();

    @Activate
    public ServerSources(BundleContext context,
            @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policyOption = ReferencePolicyOption.GREEDY)
            List<ServerDefinitions> definitions, @Reference ComponentServiceObjects<SharedServers> servers) {
        for (ServerDefinitions source : definitions) {
            for (ServerDefinition definition : source.definitions()) {
                registrations.add(context.registerService(LanguageSource.class, new Late(definition, servers), null));
            }
        }
    }

    @Deactivate
    public void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }

    private record Late(ServerDefinition definition, ComponentServiceObjects<SharedServers> servers)
            implements ServiceFactory<LanguageSource> {
        @Override
        public LanguageSource getService(Bundle user, ServiceRegistration<LanguageSource> registration) {
            return servers.getService().source(definition);
        }

        @Override
        public void ungetService(Bundle user, ServiceRegistration<LanguageSource> registration,
                LanguageSource service) {
            // The servers live as long as this component.
        }
    }
}
