package dev.rustaiide.ai.models.internal;

import java.util.ArrayList;
import java.util.List;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.models.Model;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.platform.UnpackedResources;

/** The models that came with the product or with what was installed into it. */
final class BundledModels {
    private BundledModels() {}

    static List<Model> of(BundleContext context, StandardPaths paths) {
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
        return List.copyOf(found);
    }
}
