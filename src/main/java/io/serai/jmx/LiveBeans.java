package io.serai.jmx;

import io.serai.deliver.Lanes;
import io.serai.receive.Source;
import io.serai.receive.Sources;
import io.serai.state.Audit;
import io.serai.state.Pauses;
import java.util.Map;
import java.util.TreeMap;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.jmx.export.MBeanExporter;
import org.springframework.stereotype.Component;

/**
 * Which MBeans there are: the store, every account, and the partners and drops that run now. {@link RouteEvents} tells when
 * to look again.
 */
@Component
@Profile("!command")
class LiveBeans {

    private final ObjectProvider<MBeanExporter> exporter;
    private final Sources sources;
    private final Pauses pauses;
    private final Audit audit;
    private final PartnerBean.Parts partners;
    private final Map<String, Object> fixed = new TreeMap<>();

    /** What follows the partner files, by name. */
    private final Map<ObjectName, Object> following = new TreeMap<>();

    /** @param exporter none where JMX is switched off */
    LiveBeans(
            ObjectProvider<MBeanExporter> exporter,
            Sources sources,
            Pauses pauses,
            Audit audit,
            Lanes lanes,
            PartnerBean.Parts partners,
            AccountBean.Parts accounts,
            StoreBean.Parts store) {
        this.exporter = exporter;
        this.sources = sources;
        this.pauses = pauses;
        this.audit = audit;
        this.partners = partners;
        fixed.put("type=Store", new StoreBean(store));
        lanes.accounts()
                .forEach(account ->
                        fixed.put("type=Account,name=" + value(account), new AccountBean(account, accounts)));
    }

    /** Once, when the hub starts. */
    void start() {
        exporter.ifAvailable(to -> fixed.forEach((name, bean) -> to.registerManagedResource(bean, name(name))));
        follow();
    }

    /** Brings the MBeans of partners and drops in line with the routes that are there. */
    synchronized void follow() {
        exporter.ifAvailable(to -> {
            Map<ObjectName, Object> wanted = wanted();
            following.keySet().stream()
                    .filter(name -> !wanted.containsKey(name))
                    .toList()
                    .forEach(name -> {
                        to.unregisterManagedResource(name);
                        following.remove(name);
                    });
            wanted.forEach((name, bean) -> {
                if (following.putIfAbsent(name, bean) == null) {
                    to.registerManagedResource(bean, name);
                }
            });
        });
    }

    private Map<ObjectName, Object> wanted() {
        Map<ObjectName, Object> wanted = new TreeMap<>();
        for (Source source : sources.all()) {
            String partner = value(source.partner());
            wanted.put(
                    name("type=Drop,partner=" + partner + ",name=" + value(source.route())),
                    new DropBean(source, pauses, audit));
            wanted.put(name("type=Partner,name=" + partner), new PartnerBean(source.partner(), partners));
        }
        return wanted;
    }

    private static String value(String text) {
        return text.matches("[\\w .@/+-]+") ? text : ObjectName.quote(text);
    }

    private static ObjectName name(String properties) {
        try {
            return new ObjectName("io.serai:" + properties);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(properties, e);
        }
    }
}
