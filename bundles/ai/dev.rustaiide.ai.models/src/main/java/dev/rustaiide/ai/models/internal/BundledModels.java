package dev.rustaiide.ai.models.internal;

import java.util.ArrayList;
import java.util.List;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleRevision;
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
            if (!isMarked(bundle)) {
                continue;
            }
            try {
                BundledModel.of(bundle, unpacked).ifPresent(found::add);
            } catch (BundleException | IllegalArgumentException wrong) {
                LoggerFactory.getLogger(BundledModels.class).warn("{} brings no model that can be used: {}",
                        bundle.getSymbolicName(), wrong.getMessage());
            }
        }
        return List.copyOf(found);
    }

    /** The framework remembers capabilities; headers are read from each jar, a second for all of them. */
    private static boolean isMarked(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null && !revision.getDeclaredCapabilities(BundledModel.CAPABILITY).isEmpty();
    }
}
