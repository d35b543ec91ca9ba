"""The first schema"""

from alembic import op
import sqlalchemy as sa
import storage.columns


revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table('calendar_years',
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('source', sa.String(length=40), nullable=False),
    sa.Column('loaded_at', storage.columns.Moment(length=27), nullable=False),
    sa.PrimaryKeyConstraint('year', name=op.f('pk_calendar_years'))
    )
    op.create_table('data_keys',
    sa.Column('name', sa.String(length=8), nullable=False),
    sa.Column('since', storage.columns.Moment(length=27), nullable=False),
    sa.Column('retired_at', storage.columns.Moment(length=27), nullable=True),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_data_keys'))
    )
    op.create_table('looks',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('at', storage.columns.Moment(length=27), nullable=False),
    sa.Column('viewer_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('what', sa.String(length=12), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_looks')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('looks', schema=None) as batch_op:
        batch_op.create_index('ix_looks_case', ['case_id'], unique=False, sqlite_where=sa.text('case_id IS NOT NULL'), postgresql_where=sa.text('case_id IS NOT NULL'))
        batch_op.create_index('ix_looks_person', ['person_id'], unique=False, sqlite_where=sa.text('person_id IS NOT NULL'), postgresql_where=sa.text('person_id IS NOT NULL'))
        batch_op.create_index('ix_looks_viewer', ['viewer_id', 'case_id'], unique=False)

    op.create_table('districts',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('aliases', sa.JSON(), server_default='[]', nullable=False),
    sa.Column('polygons', sa.JSON(), server_default='[]', nullable=False),
    sa.ForeignKeyConstraint(['parent_id'], ['districts.id'], name=op.f('fk_districts_parent_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_districts')),
    sa.UniqueConstraint('parent_id', 'name', name=op.f('uq_districts_parent_id_name'))
    )
    with op.batch_alter_table('districts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_districts_parent_id'), ['parent_id'], unique=False)

    op.create_table('event_words',
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('words', storage.columns.Private(), nullable=False),
    sa.Column('files', sa.JSON(), server_default='[]', nullable=False),
    sa.Column('salt', storage.columns.Private(), nullable=False),
    sa.PrimaryKeyConstraint('case_id', 'seq', name=op.f('pk_event_words'))
    )
    op.create_table('inbox',
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.Column('channel', sa.String(length=20), server_default='', nullable=False),
    sa.Column('received_at', storage.columns.Moment(length=27), nullable=False),
    sa.Column('state', sa.String(length=8), server_default='done', nullable=False),
    sa.Column('chat_id', sa.Integer(), nullable=True),
    sa.Column('raw', storage.columns.PrivateJson(), nullable=True),
    sa.Column('error', storage.columns.Private(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_inbox'))
    )
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        batch_op.create_index('ix_inbox_aside', ['state'], unique=False, sqlite_where=sa.text("state <> 'done'"), postgresql_where=sa.text("state <> 'done'"))
        batch_op.create_index(batch_op.f('ix_inbox_received_at'), ['received_at'], unique=False)

    op.create_table('seals',
    sa.Column('day', sa.String(length=10), nullable=False),
    sa.Column('last_event_id', sa.Integer(), nullable=False),
    sa.Column('seal', sa.String(length=64), nullable=False),
    sa.Column('keyed', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('day', name=op.f('pk_seals'))
    )
    op.create_table('settings',
    sa.Column('key', sa.String(length=40), nullable=False),
    sa.Column('value', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_settings'))
    )
    op.create_table('units',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('phone', sa.String(length=40), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_units')),
    sa.UniqueConstraint('name', name=op.f('uq_units_name'))
    )
    op.create_table('workdays',
    sa.Column('day', sa.String(length=10), nullable=False),
    sa.Column('works', sa.Boolean(), nullable=False),
    sa.Column('note', sa.String(length=80), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('day', name=op.f('pk_workdays'))
    )
    op.create_table('stations',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=True),
    sa.Column('address', sa.String(length=200), server_default='', nullable=False),
    sa.Column('hours', sa.String(length=200), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['district_id'], ['districts.id'], name=op.f('fk_stations_district_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stations')),
    sa.UniqueConstraint('name', name=op.f('uq_stations_name'))
    )
    op.create_table('people',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('name', storage.columns.Private(), server_default='', nullable=False),
    sa.Column('phone', storage.columns.Private(), server_default='', nullable=False),
    sa.Column('confirmed_phone', storage.columns.Private(), server_default='', nullable=False),
    sa.Column('phone_hash', sa.String(length=64), nullable=True),
    sa.Column('language', sa.String(length=8), server_default='zh', nullable=False),
    sa.Column('roles', sa.JSON(), server_default='["resident"]', nullable=False),
    sa.Column('staff', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.Column('representative', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.Column('discipline', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=True),
    sa.Column('topics', sa.JSON(), server_default='[]', nullable=False),
    sa.Column('away_from', storage.columns.Moment(length=27), nullable=True),
    sa.Column('away_until', storage.columns.Moment(length=27), nullable=True),
    sa.Column('quiet_from', sa.String(length=5), nullable=True),
    sa.Column('quiet_until', sa.String(length=5), nullable=True),
    sa.Column('digest_at', sa.String(length=5), nullable=True),
    sa.Column('chosen_id', sa.Integer(), nullable=True),
    sa.Column('station_id', sa.Integer(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('claims_as', sa.String(length=12), nullable=True),
    sa.Column('volunteer', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.Column('deputy_id', sa.Integer(), nullable=True),
    sa.Column('languages', sa.JSON(), server_default='[]', nullable=False),
    sa.Column('served', sa.JSON(), server_default='[]', nullable=False),
    sa.Column('stationed_id', sa.Integer(), nullable=True),
    sa.Column('merged_id', sa.Integer(), nullable=True),
    sa.Column('forgotten_at', storage.columns.Moment(length=27), nullable=True),
    sa.Column('created_at', storage.columns.Moment(length=27), nullable=False),
    sa.ForeignKeyConstraint(['district_id'], ['districts.id'], name=op.f('fk_people_district_id')),
    sa.ForeignKeyConstraint(['stationed_id'], ['stations.id'], name=op.f('fk_people_stationed_id')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_people_unit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_people'))
    )
    with op.batch_alter_table('people', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_people_discipline'), ['discipline'], unique=False)
        batch_op.create_index(batch_op.f('ix_people_phone_hash'), ['phone_hash'], unique=False)
        batch_op.create_index(batch_op.f('ix_people_representative'), ['representative'], unique=False)
        batch_op.create_index(batch_op.f('ix_people_staff'), ['staff'], unique=False)
        batch_op.create_index(batch_op.f('ix_people_unit_id'), ['unit_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_people_volunteer'), ['volunteer'], unique=False)

    op.create_table('cases',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('number', sa.String(length=12), nullable=False),
    sa.Column('kind', sa.String(length=12), nullable=False),
    sa.Column('source', sa.String(length=16), server_default='chat', nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('urgent', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.Column('words', storage.columns.Private(), server_default='', nullable=False),
    sa.Column('place', storage.columns.Private(), server_default='', nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=True),
    sa.Column('position', storage.columns.PrivateJson(), nullable=True),
    sa.Column('pictures', sa.JSON(), server_default='[]', nullable=False),
    sa.Column('voice', sa.JSON(), server_default='[]', nullable=False),
    sa.Column('topics', sa.JSON(), server_default='[]', nullable=False),
    sa.Column('withheld', sa.JSON(), server_default='[]', nullable=False),
    sa.Column('pending', sa.JSON(), server_default='{}', nullable=False),
    sa.Column('handler_id', sa.Integer(), nullable=True),
    sa.Column('reasons', sa.JSON(), server_default='[]', nullable=False),
    sa.Column('outcome', sa.String(length=12), nullable=True),
    sa.Column('opened_at', storage.columns.Moment(length=27), nullable=False),
    sa.Column('since', storage.columns.Moment(length=27), nullable=False),
    sa.Column('deadline', storage.columns.Moment(length=27), nullable=True),
    sa.Column('provisional', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.Column('closed_at', storage.columns.Moment(length=27), nullable=True),
    sa.Column('erased_at', storage.columns.Moment(length=27), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('head', sa.String(length=64), nullable=False),
    sa.Column('next_action_at', storage.columns.Moment(length=27), nullable=True),
    sa.Column('next_step', sa.String(length=40), server_default='', nullable=False),
    sa.CheckConstraint("state <> 'closed' OR outcome IS NOT NULL", name=op.f('ck_cases_outcome')),
    sa.CheckConstraint("state = 'closed' OR next_action_at IS NOT NULL", name=op.f('ck_cases_next_action')),
    sa.ForeignKeyConstraint(['district_id'], ['districts.id'], name=op.f('fk_cases_district_id')),
    sa.ForeignKeyConstraint(['handler_id'], ['people.id'], name=op.f('fk_cases_handler_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cases')),
    sa.UniqueConstraint('number', name=op.f('uq_cases_number')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('cases', schema=None) as batch_op:
        batch_op.create_index('ix_cases_around', ['id'], unique=False, sqlite_where=sa.text("state <> 'closed' AND position IS NOT NULL"), postgresql_where=sa.text("state <> 'closed' AND position IS NOT NULL"))
        batch_op.create_index(batch_op.f('ix_cases_district_id'), ['district_id'], unique=False)
        batch_op.create_index('ix_cases_due', ['next_action_at'], unique=False, sqlite_where=sa.text('next_action_at IS NOT NULL'), postgresql_where=sa.text('next_action_at IS NOT NULL'))
        batch_op.create_index('ix_cases_handler', ['handler_id', 'state'], unique=False)
        batch_op.create_index('ix_cases_here', ['district_id'], unique=False, sqlite_where=sa.text("state <> 'closed'"), postgresql_where=sa.text("state <> 'closed'"))
        batch_op.create_index('ix_cases_over', ['closed_at'], unique=False, sqlite_where=sa.text('closed_at IS NOT NULL AND erased_at IS NULL'), postgresql_where=sa.text('closed_at IS NOT NULL AND erased_at IS NULL'))

    op.create_table('chats',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('channel', sa.String(length=20), nullable=False),
    sa.Column('address', sa.String(length=80), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('counter', sa.Integer(), server_default='0', nullable=False),
    sa.Column('labels', storage.columns.PrivateJson(), nullable=True),
    sa.Column('blocked_at', storage.columns.Moment(length=27), nullable=True),
    sa.Column('spoken', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.Column('seen_at', storage.columns.Moment(length=27), nullable=False),
    sa.Column('thread_id', sa.Integer(), nullable=True),
    sa.Column('thread_at', storage.columns.Moment(length=27), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_chats_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_chats')),
    sa.UniqueConstraint('channel', 'address', name=op.f('uq_chats_channel_address'))
    )
    with op.batch_alter_table('chats', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_chats_person_id'), ['person_id'], unique=False)

    op.create_table('experience',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('topic', sa.String(length=40), nullable=False),
    sa.Column('closed', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_experience_person_id')),
    sa.PrimaryKeyConstraint('person_id', 'topic', name=op.f('pk_experience'))
    )
    with op.batch_alter_table('experience', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_experience_topic'), ['topic'], unique=False)

    op.create_table('invitations',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('code_hash', sa.String(length=64), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('expires_at', storage.columns.Moment(length=27), nullable=False),
    sa.Column('used_at', storage.columns.Moment(length=27), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_invitations_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitations')),
    sa.UniqueConstraint('code_hash', name=op.f('uq_invitations_code_hash'))
    )
    op.create_table('events',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('at', storage.columns.Moment(length=27), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('action', sa.String(length=20), nullable=False),
    sa.Column('before', sa.String(length=12), nullable=True),
    sa.Column('after', sa.String(length=12), nullable=False),
    sa.Column('data', sa.JSON(), nullable=False),
    sa.Column('commitment', sa.String(length=64), server_default='', nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_events_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_events')),
    sa.UniqueConstraint('case_id', 'seq', name=op.f('uq_events_case_id_seq')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('events', schema=None) as batch_op:
        batch_op.create_index('ix_events_assigned', ['at'], unique=False, sqlite_where=sa.text("action = 'assign'"), postgresql_where=sa.text("action = 'assign'"))

    op.create_table('feed',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('chat_id', sa.Integer(), nullable=False),
    sa.Column('at', storage.columns.Moment(length=27), nullable=False),
    sa.Column('mine', sa.Boolean(), nullable=False),
    sa.Column('outbox_id', sa.Integer(), nullable=True),
    sa.Column('payload', storage.columns.PrivateJson(), nullable=False),
    sa.ForeignKeyConstraint(['chat_id'], ['chats.id'], name=op.f('fk_feed_chat_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_feed')),
    sa.UniqueConstraint('outbox_id', name=op.f('uq_feed_outbox_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('feed', schema=None) as batch_op:
        batch_op.create_index('ix_feed_chat', ['chat_id', 'id'], unique=False)

    op.create_table('files',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('channel', sa.String(length=20), nullable=False),
    sa.Column('chat_id', sa.Integer(), nullable=True),
    sa.Column('again', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.Column('shared', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.Column('ref', sa.String(length=200), nullable=False),
    sa.Column('origin', sa.String(length=120), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=True),
    sa.Column('mime', sa.String(length=40), server_default='', nullable=False),
    sa.Column('size', sa.Integer(), server_default='0', nullable=False),
    sa.Column('tries', sa.Integer(), server_default='0', nullable=False),
    sa.Column('next_try_at', storage.columns.Moment(length=27), nullable=True),
    sa.Column('reason', sa.String(length=200), server_default='', nullable=False),
    sa.Column('goes_at', storage.columns.Moment(length=27), nullable=True),
    sa.ForeignKeyConstraint(['chat_id'], ['chats.id'], name=op.f('fk_files_chat_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_files')),
    sa.UniqueConstraint('channel', 'origin', name=op.f('uq_files_channel_origin'))
    )
    with op.batch_alter_table('files', schema=None) as batch_op:
        batch_op.create_index('ix_files_content', ['sha256'], unique=False, sqlite_where=sa.text('sha256 IS NOT NULL'), postgresql_where=sa.text('sha256 IS NOT NULL'))
        batch_op.create_index('ix_files_going', ['goes_at'], unique=False, sqlite_where=sa.text('goes_at IS NOT NULL'), postgresql_where=sa.text('goes_at IS NOT NULL'))
        batch_op.create_index('ix_files_wanted', ['next_try_at'], unique=False, sqlite_where=sa.text("state = 'wanted'"), postgresql_where=sa.text("state = 'wanted'"))

    op.create_table('outbox',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('chat_id', sa.Integer(), nullable=False),
    sa.Column('priority', sa.Integer(), nullable=False),
    sa.Column('due_at', storage.columns.Moment(length=27), nullable=False),
    sa.Column('dedupe_key', sa.String(length=100), nullable=False),
    sa.Column('payload', storage.columns.PrivateJson(), nullable=False),
    sa.Column('state', sa.String(length=10), server_default='queued', nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('seq', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('what', sa.String(length=40), server_default='', nullable=False),
    sa.Column('asks', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.Column('tries', sa.Integer(), server_default='0', nullable=False),
    sa.Column('again', sa.Integer(), server_default='0', nullable=False),
    sa.Column('leased_until', storage.columns.Moment(length=27), nullable=True),
    sa.Column('message_id', sa.String(length=80), server_default='', nullable=False),
    sa.Column('parts', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('sent_at', storage.columns.Moment(length=27), nullable=True),
    sa.Column('created_at', storage.columns.Moment(length=27), nullable=False),
    sa.Column('error', sa.String(length=200), server_default='', nullable=False),
    sa.Column('digest_id', sa.Integer(), nullable=True),
    sa.Column('about', sa.Integer(), nullable=True),
    sa.Column('instead', sa.String(length=80), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['chat_id'], ['chats.id'], name=op.f('fk_outbox_chat_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outbox')),
    sa.UniqueConstraint('dedupe_key', name=op.f('uq_outbox_dedupe_key')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.create_index('ix_outbox_about', ['chat_id', 'about'], unique=False, sqlite_where=sa.text('about IS NOT NULL'), postgresql_where=sa.text('about IS NOT NULL'))
        batch_op.create_index('ix_outbox_case', ['case_id'], unique=False, sqlite_where=sa.text('case_id IS NOT NULL'), postgresql_where=sa.text('case_id IS NOT NULL'))
        batch_op.create_index('ix_outbox_chat', ['chat_id', 'state'], unique=False)
        batch_op.create_index('ix_outbox_held', ['due_at'], unique=False, sqlite_where=sa.text("state = 'held'"), postgresql_where=sa.text("state = 'held'"))
        batch_op.create_index('ix_outbox_message', ['chat_id', 'message_id'], unique=False, sqlite_where=sa.text('case_id IS NOT NULL OR about IS NOT NULL'), postgresql_where=sa.text('case_id IS NOT NULL OR about IS NOT NULL'))
        batch_op.create_index('ix_outbox_parts', ['chat_id'], unique=False, sqlite_where=sa.text('parts IS NOT NULL'), postgresql_where=sa.text('parts IS NOT NULL'))
        batch_op.create_index('ix_outbox_queued', ['priority', 'due_at', 'id'], unique=False, sqlite_where=sa.text("state = 'queued'"), postgresql_where=sa.text("state = 'queued'"))
        batch_op.create_index('uq_outbox_sending', ['chat_id'], unique=True, sqlite_where=sa.text("state = 'sending'"), postgresql_where=sa.text("state = 'sending'"))

    op.create_table('parties',
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('shares_contact', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.Column('verdict', sa.String(length=12), nullable=True),
    sa.Column('withdrawn', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.Column('asked', sa.Integer(), server_default='0', nullable=False),
    sa.Column('asked_at', storage.columns.Moment(length=27), nullable=True),
    sa.Column('urged_at', storage.columns.Moment(length=27), nullable=True),
    sa.Column('since', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_parties_case_id')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_parties_person_id')),
    sa.PrimaryKeyConstraint('case_id', 'person_id', name=op.f('pk_parties'))
    )
    with op.batch_alter_table('parties', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_parties_person_id'), ['person_id'], unique=False)

    op.create_table('albums',
    sa.Column('chat_id', sa.Integer(), nullable=False),
    sa.Column('album', sa.String(length=40), nullable=False),
    sa.Column('words', storage.columns.Private(), nullable=False),
    sa.Column('files', sa.JSON(), nullable=False),
    sa.Column('about', sa.Integer(), nullable=False),
    sa.Column('told', sa.String(length=40), nullable=False),
    sa.Column('in_place', sa.Boolean(), nullable=False),
    sa.Column('due_at', storage.columns.Moment(length=27), nullable=False),
    sa.ForeignKeyConstraint(['chat_id'], ['chats.id'], name=op.f('fk_albums_chat_id')),
    sa.PrimaryKeyConstraint('chat_id', name=op.f('pk_albums'))
    )
    op.create_table('heard',
    sa.Column('chat_id', sa.Integer(), nullable=False),
    sa.Column('message', sa.String(length=40), nullable=False),
    sa.Column('words', storage.columns.Private(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=True),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('at', storage.columns.Moment(length=27), nullable=False),
    sa.ForeignKeyConstraint(['chat_id'], ['chats.id'], name=op.f('fk_heard_chat_id')),
    sa.PrimaryKeyConstraint('chat_id', 'message', name=op.f('pk_heard'))
    )
    with op.batch_alter_table('heard', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_heard_at'), ['at'], unique=False)

    op.create_table('sessions',
    sa.Column('chat_id', sa.Integer(), nullable=False),
    sa.Column('state', storage.columns.PrivateJson(), nullable=False),
    sa.Column('prompt_key', sa.String(length=60), nullable=True),
    sa.Column('started_at', storage.columns.Moment(length=27), nullable=False),
    sa.Column('reminded', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.Column('next_action_at', storage.columns.Moment(length=27), nullable=False),
    sa.ForeignKeyConstraint(['chat_id'], ['chats.id'], name=op.f('fk_sessions_chat_id')),
    sa.PrimaryKeyConstraint('chat_id', name=op.f('pk_sessions'))
    )
    with op.batch_alter_table('sessions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sessions_next_action_at'), ['next_action_at'], unique=False)

    op.create_table('subjects',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('name', storage.columns.Private(), nullable=False),
    sa.Column('confirmed', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_subjects_case_id')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_subjects_person_id')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_subjects_unit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_subjects'))
    )
    with op.batch_alter_table('subjects', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_subjects_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_subjects_person_id'), ['person_id'], unique=False)

    op.create_table('case_units',
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('stage', sa.String(length=16), nullable=False),
    sa.Column('lead', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.Column('given_at', storage.columns.Moment(length=27), nullable=False),
    sa.Column('since', storage.columns.Moment(length=27), nullable=False),
    sa.Column('deadline', storage.columns.Moment(length=27), nullable=False),
    sa.Column('officer_id', sa.Integer(), nullable=True),
    sa.Column('overruled', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_case_units_case_id')),
    sa.ForeignKeyConstraint(['officer_id'], ['people.id'], name=op.f('fk_case_units_officer_id')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_case_units_unit_id')),
    sa.PrimaryKeyConstraint('case_id', 'unit_id', name=op.f('pk_case_units'))
    )
    with op.batch_alter_table('case_units', schema=None) as batch_op:
        batch_op.create_index('ix_case_units_unit_id', ['unit_id', 'stage'], unique=False)

    op.create_table('wishes',
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('sort', sa.String(length=12), nullable=False),
    sa.Column('value', sa.Integer(), nullable=False),
    sa.Column('words', storage.columns.Private(), nullable=False),
    sa.Column('offered_at', storage.columns.Moment(length=27), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_wishes_case_id')),
    sa.PrimaryKeyConstraint('case_id', name=op.f('pk_wishes'))
    )
    op.create_table('claims',
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('lead', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.Column('stage', sa.String(length=12), nullable=False),
    sa.Column('claimed_at', storage.columns.Moment(length=27), nullable=False),
    sa.Column('since', storage.columns.Moment(length=27), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('together', sa.Boolean(), server_default=sa.text('1'), nullable=False),
    sa.Column('lapsed', sa.Boolean(), server_default=sa.text('0'), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_claims_case_id')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_claims_person_id')),
    sa.PrimaryKeyConstraint('case_id', 'person_id', name=op.f('pk_claims'))
    )
    with op.batch_alter_table('claims', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_claims_person_id'), ['person_id'], unique=False)

    op.create_table('pledges',
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('sort', sa.String(length=12), nullable=False),
    sa.Column('value', sa.Integer(), nullable=False),
    sa.Column('at', storage.columns.Moment(length=27), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_pledges_case_id')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_pledges_person_id')),
    sa.PrimaryKeyConstraint('case_id', 'seq', name=op.f('pk_pledges'))
    )
    with op.batch_alter_table('pledges', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_pledges_person_id'), ['person_id'], unique=False)

    op.create_table('tasks',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('notice_id', sa.Integer(), nullable=True),
    sa.Column('files', sa.JSON(), server_default='[]', nullable=False),
    sa.Column('note', storage.columns.Private(), server_default='', nullable=False),
    sa.Column('dedupe_key', sa.String(length=80), nullable=True),
    sa.Column('raised_for', sa.String(length=12), server_default='clerks', nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('created_at', storage.columns.Moment(length=27), nullable=False),
    sa.Column('reminded', sa.Integer(), server_default='0', nullable=False),
    sa.Column('next_action_at', storage.columns.Moment(length=27), nullable=True),
    sa.Column('done_at', storage.columns.Moment(length=27), nullable=True),
    sa.Column('done_by', sa.Integer(), nullable=True),
    sa.CheckConstraint('done_at IS NOT NULL OR next_action_at IS NOT NULL', name=op.f('ck_tasks_next_action')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_tasks_case_id')),
    sa.ForeignKeyConstraint(['owner_id'], ['people.id'], name=op.f('fk_tasks_owner_id')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_tasks_person_id')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_tasks_unit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tasks')),
    sa.UniqueConstraint('dedupe_key', name=op.f('uq_tasks_dedupe_key'))
    )
    with op.batch_alter_table('tasks', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_tasks_case_id'), ['case_id'], unique=False)
        batch_op.create_index('ix_tasks_due', ['next_action_at'], unique=False, sqlite_where=sa.text('done_at IS NULL'), postgresql_where=sa.text('done_at IS NULL'))

    # ### end Alembic commands ###

    # What the database itself refuses (storage/triggers.py)
    op.execute("""CREATE TRIGGER events_no_update BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END""")
    op.execute("""CREATE TRIGGER events_no_delete BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END""")
    op.execute("""CREATE TRIGGER looks_no_update BEFORE UPDATE ON looks
BEGIN SELECT RAISE(ABORT, 'looks are append-only'); END""")
    op.execute("""CREATE TRIGGER looks_no_delete BEFORE DELETE ON looks
BEGIN SELECT RAISE(ABORT, 'looks are append-only'); END""")
    op.execute("""CREATE TRIGGER cases_never_to_the_accused BEFORE UPDATE OF handler_id ON cases
WHEN NEW.handler_id IS NOT NULL AND EXISTS (SELECT 1 FROM subjects s WHERE s.case_id = NEW.id AND (s.person_id = NEW.handler_id OR s.unit_id = (SELECT p.unit_id FROM people p WHERE p.id = NEW.handler_id) OR NEW.handler_id IN (SELECT d.deputy_id FROM people d WHERE d.id = s.person_id OR d.unit_id = s.unit_id)))
BEGIN SELECT RAISE(ABORT, 'a case is never given to whom it is about'); END""")
    op.execute("""CREATE TRIGGER subjects_never_the_handler BEFORE INSERT ON subjects
WHEN EXISTS (SELECT 1 FROM cases c JOIN people p ON p.id = c.handler_id WHERE c.id = NEW.case_id AND (c.handler_id = NEW.person_id OR p.unit_id = NEW.unit_id OR p.id IN (SELECT d.deputy_id FROM people d WHERE d.id = NEW.person_id OR d.unit_id = NEW.unit_id)) AND c.state <> 'closed')
BEGIN SELECT RAISE(ABORT, 'a case is never given to whom it is about'); END""")
    op.execute("""CREATE TRIGGER subjects_never_become_the_handler BEFORE UPDATE ON subjects
WHEN EXISTS (SELECT 1 FROM cases c JOIN people p ON p.id = c.handler_id WHERE c.id = NEW.case_id AND (c.handler_id = NEW.person_id OR p.unit_id = NEW.unit_id OR p.id IN (SELECT d.deputy_id FROM people d WHERE d.id = NEW.person_id OR d.unit_id = NEW.unit_id)) AND c.state <> 'closed')
BEGIN SELECT RAISE(ABORT, 'a case is never given to whom it is about'); END""")
    op.execute("""CREATE TRIGGER case_units_never_to_the_accused BEFORE INSERT ON case_units
WHEN NEW.stage <> 'unit_relieved' AND EXISTS (SELECT 1 FROM subjects s WHERE s.case_id = NEW.case_id AND s.unit_id = NEW.unit_id)
BEGIN SELECT RAISE(ABORT, 'a case is never given to the unit it is about'); END""")
    op.execute("""CREATE TRIGGER case_units_never_become_theirs BEFORE UPDATE ON case_units
WHEN NEW.stage <> 'unit_relieved' AND EXISTS (SELECT 1 FROM subjects s WHERE s.case_id = NEW.case_id AND s.unit_id = NEW.unit_id)
BEGIN SELECT RAISE(ABORT, 'a case is never given to the unit it is about'); END""")
    op.execute("""CREATE TRIGGER subjects_never_its_unit BEFORE INSERT ON subjects
WHEN EXISTS (SELECT 1 FROM case_units u WHERE u.case_id = NEW.case_id AND u.unit_id = NEW.unit_id AND u.stage <> 'unit_relieved')
BEGIN SELECT RAISE(ABORT, 'a case is never given to the unit it is about'); END""")
    op.execute("""CREATE TRIGGER subjects_never_become_its_unit BEFORE UPDATE ON subjects
WHEN EXISTS (SELECT 1 FROM case_units u WHERE u.case_id = NEW.case_id AND u.unit_id = NEW.unit_id AND u.stage <> 'unit_relieved')
BEGIN SELECT RAISE(ABORT, 'a case is never given to the unit it is about'); END""")
    op.execute("""CREATE TRIGGER misconduct_has_no_handler BEFORE UPDATE OF handler_id ON cases
WHEN NEW.kind = 'misconduct' AND NEW.handler_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'what is reported of misconduct is for its desk alone'); END""")
    op.execute("""CREATE TRIGGER misconduct_comes_without_handler BEFORE INSERT ON cases
WHEN NEW.kind = 'misconduct' AND NEW.handler_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'what is reported of misconduct is for its desk alone'); END""")
    op.execute("""CREATE TRIGGER misconduct_stays_what_it_is BEFORE UPDATE OF kind ON cases
WHEN OLD.kind = 'misconduct' AND NEW.kind <> OLD.kind
BEGIN SELECT RAISE(ABORT, 'what is reported of misconduct is for its desk alone'); END""")
    op.execute("""CREATE TRIGGER misconduct_has_no_units BEFORE INSERT ON case_units
WHEN (SELECT c.kind FROM cases c WHERE c.id = NEW.case_id) = 'misconduct'
BEGIN SELECT RAISE(ABORT, 'what is reported of misconduct is for its desk alone'); END""")
    op.execute("""CREATE TRIGGER misconduct_is_the_desks_task BEFORE INSERT ON tasks
WHEN NEW.raised_for <> 'discipline' AND (SELECT c.kind FROM cases c WHERE c.id = NEW.case_id) = 'misconduct'
BEGIN SELECT RAISE(ABORT, 'what is reported of misconduct is for its desk alone'); END""")
    op.execute("""CREATE TRIGGER misconduct_stays_the_desks_task BEFORE UPDATE OF raised_for ON tasks
WHEN NEW.raised_for <> 'discipline' AND (SELECT c.kind FROM cases c WHERE c.id = NEW.case_id) = 'misconduct'
BEGIN SELECT RAISE(ABORT, 'what is reported of misconduct is for its desk alone'); END""")
    op.execute("""CREATE TRIGGER misconduct_is_told_nobody_else BEFORE INSERT ON outbox
WHEN NEW.case_id IS NOT NULL AND (SELECT c.kind FROM cases c WHERE c.id = NEW.case_id) = 'misconduct' AND NOT EXISTS (SELECT 1 FROM parties p WHERE p.case_id = NEW.case_id AND p.person_id = NEW.person_id UNION ALL SELECT 1 FROM people d WHERE d.id = NEW.person_id AND d.discipline)
BEGIN SELECT RAISE(ABORT, 'what is reported of misconduct is for its desk alone'); END""")
    op.execute("""CREATE TRIGGER claims_never_to_the_accused BEFORE INSERT ON claims
WHEN NEW.stage <> 'claim_over' AND EXISTS (SELECT 1 FROM subjects s WHERE s.case_id = NEW.case_id AND (s.person_id = NEW.person_id OR s.unit_id = (SELECT p.unit_id FROM people p WHERE p.id = NEW.person_id)))
BEGIN SELECT RAISE(ABORT, 'a wish is never claimed by whom it is about'); END""")
    op.execute("""CREATE TRIGGER claims_never_become_theirs BEFORE UPDATE ON claims
WHEN NEW.stage <> 'claim_over' AND EXISTS (SELECT 1 FROM subjects s WHERE s.case_id = NEW.case_id AND (s.person_id = NEW.person_id OR s.unit_id = (SELECT p.unit_id FROM people p WHERE p.id = NEW.person_id)))
BEGIN SELECT RAISE(ABORT, 'a wish is never claimed by whom it is about'); END""")
    op.execute("""CREATE TRIGGER subjects_never_a_claimer BEFORE INSERT ON subjects
WHEN EXISTS (SELECT 1 FROM claims c JOIN people p ON p.id = c.person_id WHERE c.case_id = NEW.case_id AND (c.person_id = NEW.person_id OR p.unit_id = NEW.unit_id) AND c.stage <> 'claim_over')
BEGIN SELECT RAISE(ABORT, 'a wish is never claimed by whom it is about'); END""")
    op.execute("""CREATE TRIGGER subjects_never_become_a_claimer BEFORE UPDATE ON subjects
WHEN EXISTS (SELECT 1 FROM claims c JOIN people p ON p.id = c.person_id WHERE c.case_id = NEW.case_id AND (c.person_id = NEW.person_id OR p.unit_id = NEW.unit_id) AND c.stage <> 'claim_over')
BEGIN SELECT RAISE(ABORT, 'a wish is never claimed by whom it is about'); END""")



def downgrade() -> None:
    raise RuntimeError("There is nothing before the first schema.")
