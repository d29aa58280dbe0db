/**
 * The hub over JMX, for Hawtio and JConsole: an MBean in the domain {@code io.serai} for each partner, drop and account and
 * for the store. Camel's own MBeans show the routes. Read {@code LiveBeans} first.
 */
@NullMarked
package io.serai.jmx;

import org.jspecify.annotations.NullMarked;
