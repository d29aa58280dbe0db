package io.serai.bench.baseline;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.JobParametersBuilder;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.configuration.support.DefaultBatchConfiguration;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.JobLauncher;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.item.ItemReader;
import org.springframework.batch.item.ItemStreamReader;
import org.springframework.batch.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.batch.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.item.file.transform.FieldSet;
import org.springframework.batch.item.support.SingleItemPeekableItemReader;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Spring Batch as its guide has it: a step per file stages the rows in H2, a third step reads both tables joined in key order,
 * groups rows to orders and posts a thousand at a time.
 */
public final class SpringBatchJob {

    private static final int ROWS_OF_CHUNK = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private SpringBatchJob() {}

    public static void main(String[] args) throws Exception {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Batch.class)) {
            Work.serve((headers, lines, sink) -> {
                JdbcTemplate jdbc = new JdbcTemplate(context.getBean(DataSource.class));
                jdbc.execute("create table header (store varchar, ticket varchar, customer varchar, status varchar,"
                        + " net numeric(18,2), gross numeric(18,2), created varchar, updated varchar)");
                jdbc.execute("create table line (store varchar, ticket varchar, line int, product varchar, name varchar,"
                        + " quantity numeric, net numeric(18,2), gross numeric(18,2))");
                JobExecution done = context.getBean(JobLauncher.class)
                        .run(context.getBean(Steps.class).job(headers, lines, sink), new JobParametersBuilder().toJobParameters());
                if (done.getStatus().isUnsuccessful()) {
                    throw new IllegalStateException("the job ended " + done.getAllFailureExceptions());
                }
            });
        }
    }

    /** The job repository and the staging tables share one H2 file. No annotation: Serai's own scan must not find it. */
    static class Batch extends DefaultBatchConfiguration {

        @Bean
        DataSource dataSource() throws Exception {
            Path folder = Files.createTempDirectory("batch");
            DataSource source = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("staging"), "sa", "");
            new org.springframework.jdbc.datasource.init.ResourceDatabasePopulator(
                            new org.springframework.core.io.ClassPathResource(
                                    "org/springframework/batch/core/schema-h2.sql"))
                    .execute(source);
            return source;
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        Steps steps(JobRepository jobs, PlatformTransactionManager transactions, DataSource source) {
            return new Steps(jobs, transactions, source);
        }
    }

    /** The job's three steps. */
    record Steps(JobRepository jobs, PlatformTransactionManager transactions, DataSource source) {

        Job job(Path headers, Path lines, String sink) {
            return new JobBuilder("load", jobs)
                    .start(staging("headers", headers, "insert into header values (?, ?, ?, ?, ?, ?, ?, ?)"))
                    .next(staging("lines", lines, "insert into line values (?, ?, ?, ?, ?, ?, ?, ?)"))
                    .next(index())
                    .next(sending(sink))
                    .build();
        }

        private Step staging(String name, Path file, String insert) {
            return new StepBuilder(name, jobs)
                    .<FieldSet, FieldSet>chunk(ROWS_OF_CHUNK, transactions)
                    .reader(new FlatFileItemReaderBuilder<FieldSet>()
                            .name(name)
                            .resource(new FileSystemResource(file))
                            .linesToSkip(1)
                            .lineTokenizer(new org.springframework.batch.item.file.transform.DelimitedLineTokenizer())
                            .fieldSetMapper(fields -> fields)
                            .build())
                    .writer(new JdbcBatchItemWriterBuilder<FieldSet>()
                            .dataSource(source)
                            .sql(insert)
                            .itemPreparedStatementSetter((fields, row) -> {
                                for (int i = 0; i < fields.getFieldCount(); i++) {
                                    row.setString(i + 1, fields.readRawString(i));
                                }
                            })
                            .build())
                    .build();
        }

        private Step index() {
            return new StepBuilder("index", jobs)
                    .tasklet(
                            (contribution, chunk) -> {
                                JdbcTemplate jdbc = new JdbcTemplate(source);
                                jdbc.execute("create index header_key on header (store, ticket)");
                                jdbc.execute("create index line_key on line (store, ticket, line)");
                                return null;
                            },
                            transactions)
                    .build();
        }

        private Step sending(String sink) {
            Orders orders = new Orders(joined());
            return new StepBuilder("send", jobs)
                    .<Order, Order>chunk(ROWS_OF_CHUNK, transactions)
                    .reader(orders)
                    .stream(orders.rows)
                    .writer(chunk -> {
                        byte[] body = JSON.writeValueAsBytes(chunk.getItems());
                        Post.send(sink, body, body.length);
                    })
                    .build();
        }

        private ItemStreamReader<Joined> joined() {
            return new JdbcCursorItemReaderBuilder<Joined>()
                    .name("joined")
                    .dataSource(source)
                    .fetchSize(ROWS_OF_CHUNK)
                    .sql("select h.*, l.* from header h join line l on l.store = h.store and l.ticket = h.ticket"
                            + " order by h.store, h.ticket, l.line")
                    .rowMapper(Joined::of)
                    .build();
        }
    }

    /** A line with its ticket's header. */
    record Joined(Order header, Order.Line line) {

        static Joined of(ResultSet row, int number) throws SQLException {
            Order order = new Order();
            order.id = row.getString(1) + "-" + row.getString(2);
            order.reference = row.getString(2);
            order.customer = new Order.Customer(row.getString(3));
            order.status = row.getString(4);
            order.shopId = row.getString(1);
            order.amount = row.getBigDecimal(5);
            order.amountWithTax = row.getBigDecimal(6);
            order.createdAt = row.getString(7);
            order.updatedAt = row.getString(8);
            BigDecimal quantity = row.getBigDecimal(14);
            return new Joined(
                    order,
                    new Order.Line(
                            row.getString(12), row.getString(13), quantity, row.getBigDecimal(15), row.getBigDecimal(16)));
        }
    }

    /** Groups joined rows to orders. */
    private static final class Orders implements ItemReader<Order> {
        private final SingleItemPeekableItemReader<Joined> rows = new SingleItemPeekableItemReader<>();

        Orders(ItemStreamReader<Joined> joined) {
            rows.setDelegate(joined);
        }

        @Override
        public @Nullable Order read() throws Exception {
            Joined row = rows.read();
            if (row == null) {
                return null;
            }
            Order order = row.header();
            List<Order.Line> lines = new ArrayList<>(List.of(row.line()));
            for (Joined next = rows.peek();
                    next != null && String.valueOf(next.header().id).equals(order.id);
                    next = rows.peek()) {
                lines.add(next.line());
                rows.read();
            }
            order.products.addAll(lines);
            return order;
        }
    }
}
