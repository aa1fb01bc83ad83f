package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * A process of {@link StartFigures}: starts a framework with the bundles that are listed in a file and says so, together
 * with the memory that it holds. The first start installs them; later ones find them where it left them, as a product
 * does. With {@code services} each service of ours is asked for too, so that its component is there.
 */
final class HeadlessStart {
    private static final String OURS = "dev.rustaiide.";

    private HeadlessStart() {}

    public static void main(String[] arguments) throws Exception {
        List<Path> jars = Files.readAllLines(Path.of(arguments[0])).stream().map(Path::of).toList();
        Map<String, String> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, arguments[1]);
        settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "1");
        settings.put("osgi.console.enable.builtin", "false");
        settings.put("ds.cache.metadata", "true"); // as the launcher
        Framework framework = java.util.ServiceLoader.load(FrameworkFactory.class).iterator().next()
                .newFramework(settings);
        framework.init();
        BundleContext context = framework.getBundleContext();
        if (context.getBundles().length == 1) {
            install(context, jars);
        }
        framework.start();
        int services = arguments[2].equals("services") ? askForAll(context) : 0;
        long ours = active(context);
        System.out.println("ready " + ours + ' ' + services + ' ' + resident());
        framework.stop();
        FrameworkEvent end = framework.waitForStop(10_000);
        System.exit(end.getType() == FrameworkEvent.STOPPED ? 0 : 1);
    }

    private static void install(BundleContext context, List<Path> jars) throws Exception {
        List<Bundle> bundles = new ArrayList<>();
        for (Path jar : jars) {
            bundles.add(context.installBundle("reference:" + jar.toUri()));
        }
        for (Bundle bundle : bundles) {
            boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
            String name = bundle.getSymbolicName();
            if (!fragment && (name.startsWith(OURS) || name.equals("org.apache.felix.scr"))) {
                bundle.start();
            }
        }
    }

    private static long active(BundleContext context) {
        long count = 0;
        for (Bundle bundle : context.getBundles()) {
            boolean ours = bundle.getSymbolicName().startsWith(OURS);
            if (ours && bundle.getState() != Bundle.ACTIVE && bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                throw new IllegalStateException(bundle + " is not active");
            }
            count += ours ? 1 : 0;
        }
        return count;
    }

    private static int askForAll(BundleContext context) throws Exception {
        int count = 0;
        for (var reference : context.getAllServiceReferences(null, null)) {
            if (reference.getBundle().getSymbolicName().startsWith(OURS) && context.getService(reference) != null) {
                count++;
            }
        }
        return count;
    }

    /** In KiB; the proportional share, since the JVM's own library is shared with every other Java. */
    private static String resident() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/smaps_rollup")).stream()
                .filter(line -> line.startsWith("Rss:") || line.startsWith("Pss:"))
                .map(line -> line.replaceAll("[^0-9]", "")).reduce("", (a, b) -> (a + ' ' + b).strip());
    }
}
