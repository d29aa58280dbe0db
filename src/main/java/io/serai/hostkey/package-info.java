/**
 * Who a partner's server says it is, and what the hub holds it to: SSH host keys and known-hosts files, TLS certificates and
 * trust stores.
 *
 * <p>Comes in: the address of a server; goes out: {@link io.serai.hostkey.Offered}, compared with and written into a {@link
 * io.serai.hostkey.PinFile}. Nobody logs in: no user name and no password leaves this program.
 */
@NullMarked
package io.serai.hostkey;

import org.jspecify.annotations.NullMarked;
