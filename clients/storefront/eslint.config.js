import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config({ ignores: ['dist', 'src/generated'] }, js.configs.recommended, ...tseslint.configs.strict, {
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
});
