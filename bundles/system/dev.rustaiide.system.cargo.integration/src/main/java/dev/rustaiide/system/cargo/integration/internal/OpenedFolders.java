package dev.rustaiide.system.cargo.integration.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.LoggerFactory;

import dev.rustaiide.system.cargo.integration.ExecutionPolicy;
import dev.rustaiide.system.cargo.integration.SessionTrust;

/** Adds the folders that were named since this process started to what the user trusts. */
@Component(service = {ExecutionPolicy.class, SessionTrust.class}, property = "service.ranking:Integer=100")
public final class OpenedFolders implements SessionTrust {
    static final String OTHERS =
            "(!(component.name=dev.rustaiide.system.cargo.integration.internal.OpenedFolders))";

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, target = OTHERS)
    private volatile List<ExecutionPolicy> others = new CopyOnWriteArrayList<>();
    private final Set<Path> trusted = ConcurrentHashMap.newKeySet();

    /** For SCR, which fills in the others. */
    public OpenedFolders() {}

    OpenedFolders(List<ExecutionPolicy> others) {
        this.others = others;
    }

    @Override
    public void trust(Path folder) {
        try {
            trusted.add(folder.toRealPath());
        } catch (IOException gone) {
            LoggerFactory.getLogger(OpenedFolders.class).debug("Nobody can run what is not there", gone);
        }
    }

    @Override
    public boolean mayRun(Path folder) {
        return isOpened(folder) || others.stream().anyMatch(policy -> policy.mayRun(folder));
    }

    private boolean isOpened(Path folder) {
        try {
            Path real = folder.toRealPath();
            return trusted.stream().anyMatch(real::startsWith);
        } catch (IOException gone) {
            return false;
        }
    }
}
