package dev.rustaiide.ai.models.internal;

import java.util.ArrayList;
import java.util.List;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.Models;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.platform.UnpackedResources;

/** The models that came with the product or with what was installed into it. */
@Component
public final class BundledModels implements Models {
    private final List<Model> all;

    @Activate
    public BundledModels(BundleContext context, @Reference StandardPaths paths) {
        var unpacked = new UnpackedResources(paths.cache().resolve("models"));
        var found = new ArrayList<Model>();
        for (Bundle bundle : context.getBundles()) {
            try {
                BundledModel.of(bundle, unpacked).ifPresent(found::add);
            } catch (BundleException | IllegalArgumentException wrong) {
                LoggerFactory.getLogger(BundledModels.class).warn("{} brings no model that can be used: {}",
                        bundle.getSymbolicName(), wrong.getMessage());
            }
        }
        all = List.copyOf(found);
    }

    @Override
    public List<Model> all() {
        return all;
    }
}
